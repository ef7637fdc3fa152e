"""Correct a citizen's file (更正资料): what the person says about themselves."""

from datetime import datetime
from uuid import UUID

from hotline.citizens.events import CitizenCorrected
from hotline.citizens.models import Citizen
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def correct(
    *,
    citizen_id: int,
    by: Actor,
    now: datetime,
    name: str | None = None,
    sex: str | None = None,
    is_confidential: bool | None = None,
    correlation_id: UUID | None = None,
) -> Citizen:
    """Change what is given and differs; None leaves a field alone. Nothing new, no event."""
    given = {"name": name, "sex": sex, "is_confidential": is_confidential}
    with writing():
        citizen = Citizen.objects.select_for_update().get(pk=citizen_id)
        changes = {
            key: value
            for key, value in given.items()
            if value is not None and value != getattr(citizen, key)
        }
        if not changes:
            return citizen
        for key, value in changes.items():
            setattr(citizen, key, value)
        citizen.save(update_fields=list(changes))
        record(
            CitizenCorrected(fields=sorted(changes)),
            subject_id=citizen.pk,
            by=by,
            now=now,
            correlation_id=correlation_id,
        )
    return citizen
