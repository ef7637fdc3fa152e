"""Prove a number (手机号验证): somebody read the code that was sent to it."""

from datetime import datetime

from hotline.citizens.actions.recognize import recognize
from hotline.citizens.events import PhoneProven
from hotline.citizens.models import Citizen, Phone
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import Actor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def prove_phone(*, number: str, by: Actor, now: datetime) -> Citizen | None:
    """Keep when the number was last proven, beginning its file where there is none.

    Returns:
        The citizen of the number; None when it is no number.

    """
    with writing():
        citizen = recognize(number=number, by=by, now=now)
        if citizen is None:
            return None
        index = blind_index(normalize_number(number))
        Phone.objects.filter(number_index=index).update(proven_at=now)
        record(PhoneProven(), subject_id=citizen.pk, by=by, now=now, correlation_id=None)
    return citizen
