"""The words of calls, within one's scope; and which calls still wait for theirs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max

from hotline.accounts.visitor import Visitor
from hotline.telephony.call_queries import get_visible_call
from hotline.telephony.models import Call, Caption, FloorAlarm, Recording

_FRESH = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Growing:
    """A talk that is being recorded now: which file grows."""

    call_id: UUID
    raw_path: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class WordAlarm:
    """An alarm by words, its call, and who talks."""

    alarm: FloorAlarm
    call_id: UUID
    operator_id: int | None


def list_captions(call_id: UUID, *, visitor: Visitor) -> list[Caption]:
    """Return the words of a call in order.

    Raises:
        NoSuchCall: there is none, or it is none of the visitor's business.

    """
    call = get_visible_call(call_id, visitor=visitor)
    return list(Caption.objects.filter(call=call))


def words_of(call_id: UUID) -> list[Caption]:
    """Return the words of a call in order, for the platform itself."""
    return list(Caption.objects.filter(call_id=call_id))


def written_until(call_id: UUID) -> float:
    """Return up to which second a call is in words."""
    last: float | None = Caption.objects.filter(call_id=call_id).aggregate(at=Max("ends_at"))["at"]
    return last or 0.0


def growing_talks(now: datetime) -> list[Growing]:
    """Return the talks recorded now, the oldest first."""
    rows = Recording.objects.filter(
        status=Recording.Status.RECORDING,
        kind=Recording.Kind.TALK,
        started_at__gt=now - _FRESH,
        call__ended_at=None,
    ).order_by("started_at", "pk")
    return [Growing(*each) for each in rows.values_list("call_id", "raw_path", "started_at")]


def is_transcribed(call_id: UUID) -> bool:
    """Tell whether the whole recording is in words already."""
    return Caption.objects.filter(call_id=call_id, is_live=False).exists()


def running_alarms(now: datetime) -> list[WordAlarm]:
    """Return the alarms by words of calls that still run, newest first."""
    rows = FloorAlarm.objects.filter(alarm="words", happened_at__gt=now - _FRESH)
    calls = {each.pk: UUID(each.subject.split(":")[0]) for each in rows}
    running = dict(
        Call.objects.filter(pk__in=calls.values(), ended_at=None).values_list("pk", "operator_id")
    )
    return [
        WordAlarm(each, calls[each.pk], running[calls[each.pk]])
        for each in rows
        if calls[each.pk] in running
    ]
