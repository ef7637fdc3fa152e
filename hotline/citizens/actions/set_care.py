"""Say what to mind when talking with a citizen (关怀标识)."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from hotline.citizens.errors import CitizenInvalid
from hotline.citizens.events import CareChanged
from hotline.citizens.models import Citizen
from hotline.citizens.queries import ids_of_person, root_of
from hotline.citizens.rules.care import CARE_LABELS, in_order
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def set_care(*, citizen_id: int, care: Iterable[str], by: Actor, now: datetime) -> Citizen:
    """Replace the flags of a person, whatever file they were on; the same again changes nothing.

    Raises:
        CitizenInvalid: a flag is unknown.

    """
    wanted = list(care)
    unknown = [each for each in wanted if each not in CARE_LABELS]
    if unknown:
        msg = "没有这种关怀标识。"
        raise CitizenInvalid(msg, fields={"care": msg})
    with writing():
        files = Citizen.objects.select_for_update().filter(pk__in=ids_of_person(citizen_id))
        citizen = root_of(files.get(pk=citizen_id))
        if set(chain.from_iterable(each.care for each in files)) == set(wanted):
            return citizen
        files.exclude(pk=citizen.pk).update(care=[])
        citizen.care = in_order(wanted)
        citizen.save(update_fields=["care"])
        happening = CareChanged(care=citizen.care)
        record(happening, subject_id=citizen.pk, by=by, now=now, correlation_id=None)
    return citizen
