"""Create the accounts of a list (导入人员): all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.passwords import generate_password
from hotline.administration.errors import FaultyRows
from hotline.administration.events import PeopleImported
from hotline.administration.people_checking import Places, check_people, load_places
from hotline.administration.rules.people_file import CheckedRow, PersonRow
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.organizations.actions.set_teams import set_teams


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is shown once and kept nowhere."""

    user_id: int
    username: str
    display_name: str
    password: str


def import_people(
    *, rows: Sequence[PersonRow], file: str, by: Actor, now: datetime
) -> list[NewPerson]:
    """Create everybody with a provisional password; each account has its own events too.

    Raises:
        FaultyRows: some row is wrong; says which, and nobody is created.

    """
    places = load_places()
    checked = check_people(rows, places)
    _refuse(checked)
    with writing():
        made = [_create(each, places, by, now) for each in checked]
        happening = PeopleImported(file=file, created=len(made))
        record(happening, subject_id=by.actor_id or 0, by=by, now=now, correlation_id=None)
    return made


def _refuse(checked: Sequence[CheckedRow]) -> None:
    faulty = [each for each in checked if each.faults]
    if faulty:
        msg = f"有 {len(faulty)} 行需要改正，没有创建任何账号。"
        fields = {
            f"{each.row.line}.{name}": fault
            for each in faulty
            for name, fault in each.faults.items()
        }
        raise FaultyRows(msg, fields=fields)


def _create(each: CheckedRow, places: Places, by: Actor, now: datetime) -> NewPerson:
    password = generate_password()
    user = create_account(
        username=each.username,
        display_name=each.row.display_name,
        password=password,
        grants=places.grants_for(each),
        by=by,
        now=now,
    )
    if each.row.team:
        team = places.teams[each.row.team]
        set_teams(user_id=user.pk, belongs_to={team.pk}, leads=set(), by=by, now=now)
    return NewPerson(user.pk, user.username, user.display_name, password)
