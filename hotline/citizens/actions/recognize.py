"""Recognize a citizen (识别来电人) by number, or begin their file (建档)."""

from datetime import datetime

from django.db import IntegrityError

from hotline.citizens.events import CitizenRegistered
from hotline.citizens.models import Citizen, Phone
from hotline.citizens.queries import find_by_number
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import Actor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def recognize(
    *,
    number: str,
    by: Actor,
    now: datetime,
    name: str = "",
    sex: str = "",
    joins: bool = False,
) -> Citizen | None:
    """Return the citizen of the number, new or known; None when the number is withheld.

    A new file begins with the name and sex that are given; a known one is not changed.
    Two calls of one new number at the same moment make one file; who ``joins`` (see
    :func:`~hotline.core.guarded.writing`) gets an error instead, and tries the whole again.

    Raises:
        IntegrityError: who joins was the second.

    """
    plain = normalize_number(number)
    if not plain:
        return None
    known = find_by_number(plain)
    if known is not None:
        return known
    try:
        with writing(joins=joins):
            citizen = Citizen.objects.create(name=name, sex=sex, created_at=now)
            Phone.objects.create(
                citizen=citizen, number=plain, number_index=blind_index(plain), created_at=now
            )
            record(CitizenRegistered(), subject_id=citizen.pk, by=by, now=now, correlation_id=None)
    except IntegrityError:
        if joins:
            raise
        return find_by_number(plain)
    return citizen
