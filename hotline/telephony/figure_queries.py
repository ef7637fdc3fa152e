"""Count calls into cells by queue, hour, day or operator (话务统计)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, TruncDay, TruncHour

from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.models import CallRecord
from hotline.telephony.rules.figures import SHORT_SECONDS, WITHIN_SECONDS, Tally

By = Literal["total", "queue", "hour", "day"]
_Result = CallRecord.Result
_QUEUED = Q(queued_at__isnull=False)
_ABANDONED = Q(result__in=[_Result.LEFT_IN_QUEUE, _Result.LEFT_RINGING])
_NAMED = [
    *(_Result.ANSWERED, _Result.LEFT_IN_QUEUE, _Result.LEFT_RINGING, _Result.RETURN_ASKED),
    *(_Result.VOICEMAIL, _Result.TRANSFERRED_OUT, _Result.RUNNING),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted; instants are whole hours of the city."""

    since: datetime
    until: datetime
    queue: str = ""
    within: int = WITHIN_SECONDS
    short: int = SHORT_SECONDS


def count_calls(asked: Asked, by: By) -> dict[Any, Tally]:
    """Return key → tally: the beginning of the hour or day, the queue's name, or ``None``."""
    rows = _counted(asked)
    key: Any = {
        "total": Value(None),
        "queue": F("queue"),
        "hour": TruncHour("counted_at", tzinfo=SHANGHAI),
        "day": TruncDay("counted_at", tzinfo=SHANGHAI),
    }[by]
    if by == "total":
        found = rows.aggregate(**_sums(asked))
        return {None: _tally(found)}
    cells = rows.annotate(key=key).values("key").annotate(**_sums(asked)).order_by("key")
    return {each["key"]: _tally(each) for each in cells}


def _counted(asked: Asked) -> QuerySet[CallRecord]:
    """Return the citizens' calls of the stretch: by entering a queue, else by coming in."""
    own = Q(queued_at__gte=asked.since, queued_at__lt=asked.until)
    early = Q(queued_at=None, entered_at__gte=asked.since, entered_at__lt=asked.until)
    rows = CallRecord.objects.filter(own | early, direction="inbound", is_test=False)
    if asked.queue:
        rows = rows.filter(queue=asked.queue)
    return rows.annotate(counted_at=Coalesce("queued_at", "entered_at"))


def _sums(asked: Asked) -> dict[str, Any]:
    in_time = Q(waited_seconds__lte=asked.within)
    short = Q(waited_seconds__lt=asked.short)
    answered = Q(result=_Result.ANSWERED)
    before = [_Result.REFUSED, _Result.LEFT_IN_FLOW, _Result.ANSWERED]
    left = answered | _ABANDONED | Q(result=_Result.RETURN_ASKED)
    return {
        "came_in": Count("pk"),
        "refused": Count("pk", filter=~_QUEUED & Q(result=_Result.REFUSED)),
        "left_in_flow": Count("pk", filter=~_QUEUED & Q(result=_Result.LEFT_IN_FLOW)),
        "answered_directly": Count("pk", filter=~_QUEUED & answered),
        "served_without_queue": Count("pk", filter=~_QUEUED & ~Q(result__in=before)),
        "entered_queue": Count("pk", filter=_QUEUED),
        "answered": Count("pk", filter=_QUEUED & answered),
        "answered_within": Count("pk", filter=_QUEUED & answered & in_time),
        "left_in_queue": Count("pk", filter=_QUEUED & Q(result=_Result.LEFT_IN_QUEUE)),
        "left_ringing": Count("pk", filter=_QUEUED & Q(result=_Result.LEFT_RINGING)),
        "abandoned_short": Count("pk", filter=_QUEUED & _ABANDONED & short),
        "return_asked": Count("pk", filter=_QUEUED & Q(result=_Result.RETURN_ASKED)),
        "voicemail": Count("pk", filter=_QUEUED & Q(result=_Result.VOICEMAIL)),
        "transferred_out": Count("pk", filter=_QUEUED & Q(result=_Result.TRANSFERRED_OUT)),
        "system_ended": Count("pk", filter=_QUEUED & ~Q(result__in=_NAMED)),
        "waiting": Count("pk", filter=_QUEUED & Q(result=_Result.RUNNING)),
        "left_within": Count("pk", filter=_QUEUED & left & in_time),
        "wait_answered_seconds": Sum("waited_seconds", filter=answered),
        "wait_abandoned_seconds": Sum("waited_seconds", filter=_ABANDONED),
        **{name: Sum(name) for name in _WORK},
    }


_WORK = ("talks", "talk_seconds", "hold_seconds", "wrap_up_seconds")


def _tally(found: Mapping[str, Any]) -> Tally:
    return Tally(**{name: value or 0 for name, value in found.items() if name != "key"})
