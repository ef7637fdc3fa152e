"""The floor's door to alarms by words of danger in calls that still run."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hotline.accounts.guard import Requires
from hotline.core.clock import now
from hotline.telephony.caption_queries import running_alarms
from hotline.telephony.floor_permissions import WATCH_FLOOR

router = Router(tags=["telephony-captions"])


class WordAlarmOut(Schema):
    """A caller speaks of danger now."""

    id: int
    call_id: UUID
    operator_id: int | None
    text: str
    happened_at: datetime


@router.get("/floor/word-alarms", auth=Requires(WATCH_FLOOR))
def get_word_alarms(request: HttpRequest) -> list[WordAlarmOut]:  # noqa: ARG001 - everybody gets the same
    """Return the alarms of running calls, newest first."""
    return [
        WordAlarmOut(
            id=each.alarm.pk,
            call_id=each.call_id,
            operator_id=each.operator_id,
            text=each.alarm.text,
            happened_at=each.alarm.happened_at,
        )
        for each in running_alarms(now())
    ]
