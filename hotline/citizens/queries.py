"""Load citizens, and show them masked or in full as the asker may see."""

from dataclasses import dataclass

from hotline.citizens.models import Citizen, Phone
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index
from hotline.core.errors import NotFound
from hotline.core.masking import mask_name, mask_phone


@dataclass(frozen=True, slots=True)
class CitizenView:
    """A citizen as somebody may see them."""

    id: int
    name: str
    sex: str
    sex_label: str
    is_confidential: bool
    phones: tuple[str, ...]


def find_by_number(number: str) -> Citizen | None:
    """Return the citizen of a number as anybody writes it, if known."""
    plain = normalize_number(number)
    if not plain:
        return None
    phone = Phone.objects.filter(number_index=blind_index(plain)).select_related("citizen").first()
    return phone.citizen if phone else None


def get_citizen(citizen_id: int) -> Citizen:
    """Return one citizen.

    Raises:
        NotFound: there is none.

    """
    citizen = Citizen.objects.filter(pk=citizen_id).first()
    if citizen is None:
        msg = "市民资料不存在。"
        raise NotFound(msg)
    return citizen


def view_citizen(citizen: Citizen, *, masked: bool, with_phones: bool = True) -> CitizenView:
    """Return what may be shown; ``masked`` hides the middle of name and numbers.

    Confidential citizens (要求保密) show no name and no number at all when masked.
    """
    numbers = [each.number for each in citizen.phones.all()] if with_phones else []
    name = citizen.name
    if masked:
        hidden = citizen.is_confidential
        name = "（保密）" if hidden else mask_name(name)
        numbers = [] if hidden else [mask_phone(each) for each in numbers]
    return CitizenView(
        id=citizen.pk,
        name=name,
        sex=citizen.sex,
        sex_label=citizen.get_sex_display(),
        is_confidential=citizen.is_confidential,
        phones=tuple(numbers),
    )
