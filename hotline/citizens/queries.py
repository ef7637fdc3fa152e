"""Load citizens."""

from hotline.citizens.models import Citizen, Phone
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index


def find_by_number(number: str) -> Citizen | None:
    """Return the citizen of a number as anybody writes it, if known."""
    plain = normalize_number(number)
    if not plain:
        return None
    phone = Phone.objects.filter(number_index=blind_index(plain)).select_related("citizen").first()
    return phone.citizen if phone else None
