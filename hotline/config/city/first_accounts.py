"""Create the first accounts of a fresh installation, each with a generated password."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.models import User
from hotline.accounts.passwords import generate_password
from hotline.accounts.rules.roles import DEPARTMENT, Role
from hotline.accounts.visitor import Grant
from hotline.config.city.files import AccountEntry, AccountsFile
from hotline.core.actor import SYSTEM
from hotline.organizations.actions.create_teams import create_teams
from hotline.organizations.queries import get_department_by_code
from hotline.telephony.actions.set_skills import set_skills


@dataclass(frozen=True, slots=True)
class FirstAccount:
    """What is shown once and kept nowhere."""

    username: str
    password: str
    role: str
    display_name: str


def create_first_accounts(
    file: AccountsFile, skills: Mapping[str, Mapping[str, int]], now: datetime
) -> list[FirstAccount]:
    """Create them when there is no person's account yet; otherwise nothing."""
    if User.objects.filter(is_robot=False).exists():
        return []
    created = [_create(each, skills.get(each.username, {}), now) for each in file.accounts]
    create_teams(entries=file.teams)
    return created


def _create(entry: AccountEntry, skills: Mapping[str, int], now: datetime) -> FirstAccount:
    password = generate_password()
    user = create_account(
        username=entry.username,
        display_name=entry.display_name,
        password=password,
        grants=[grant_of(entry.role, entry.department)],
        by=SYSTEM,
        now=now,
    )
    if skills:
        set_skills(operator_id=user.pk, skills=skills, by=SYSTEM, now=now)
    return FirstAccount(user.username, password, entry.role, entry.display_name)


def grant_of(role: Role, department_code: str) -> Grant:
    """Return the role, within the department when one is named.

    Raises:
        UnknownDepartment: there is none of this code.

    """
    if not department_code:
        return Grant(role)
    department = get_department_by_code(department_code)
    return Grant(role, DEPARTMENT, str(department.pk), department.short_name)
