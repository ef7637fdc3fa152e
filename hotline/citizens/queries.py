"""Load citizens."""

from hotline.citizens.errors import NoCitizen
from hotline.citizens.models import Citizen, Identity
from hotline.citizens.rules.identities import IDENTITY_LABELS, IdentityKind, normalize_identity
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index


def find_by_number(number: str) -> Citizen | None:
    """Return the citizen of a number as anybody writes it, if known."""
    plain = normalize_number(number)
    if not plain:
        return None
    return Citizen.objects.filter(phones__number_index=blind_index(plain)).first()


def find_by_identity(kind: str, value: str) -> Citizen | None:
    """Return the citizen of an open id or address; None also for a kind that proves nothing."""
    if kind not in IDENTITY_LABELS or not value:
        return None
    index = blind_index(normalize_identity(IdentityKind(kind), value))
    found = Identity.objects.filter(kind=kind, value_index=index).select_related("citizen").first()
    return found.citizen if found else None


def get_citizen(citizen_id: int) -> Citizen:
    """Return one file.

    Raises:
        NoCitizen: there is none.

    """
    found = Citizen.objects.filter(pk=citizen_id).first()
    if found is None:
        msg = "没有这份市民档案。"
        raise NoCitizen(msg)
    return found


def root_of(citizen: Citizen) -> Citizen:
    """Return the file everything of this person is shown under."""
    while citizen.merged_into is not None:
        citizen = citizen.merged_into
    return citizen


def list_files_of(citizen: Citizen) -> list[Citizen]:
    """Return every file of the person, the kept one first."""
    files, layer = [], [root_of(citizen)]
    while layer:
        files += layer
        layer = list(Citizen.objects.filter(merged_into__in=layer).order_by("pk"))
    return files


def ids_of_person(citizen_id: int) -> list[int]:
    """Return the ids of every file of the person: one, unless files were merged."""
    found = Citizen.objects.filter(pk=citizen_id).select_related("merged_into").first()
    return [each.pk for each in list_files_of(found)] if found else [citizen_id]
