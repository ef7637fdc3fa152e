"""The person (市民) behind one or several merged files, as people see them."""

from dataclasses import dataclass

from hotline.citizens.models import Citizen
from hotline.citizens.queries import list_files_of
from hotline.citizens.rules.care import in_order


@dataclass(frozen=True, slots=True)
class Person:
    """What the files say together; the kept file's word goes before the others'."""

    citizen_id: int
    name: str
    sex: str
    is_confidential: bool
    """True when any file says so."""
    care: tuple[str, ...]
    file_ids: tuple[int, ...]


def person_of(citizen: Citizen) -> Person:
    """Read the files of a citizen together."""
    files = list_files_of(citizen)
    return Person(
        citizen_id=files[0].pk,
        name=next((each.name for each in files if each.name), ""),
        sex=next((each.sex for each in files if each.sex), ""),
        is_confidential=any(each.is_confidential for each in files),
        care=tuple(in_order(flag for each in files for flag in each.care)),
        file_ids=tuple(each.pk for each in files),
    )
