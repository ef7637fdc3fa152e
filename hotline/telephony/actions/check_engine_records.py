"""Compare our call records with the engine's own (引擎话单核对), VOI-20."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

import structlog

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.note_floor import raise_alarm
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.company_events import EngineRecordsChecked, EngineRecordsDiffer
from hotline.telephony.engine_files import read_records
from hotline.telephony.models import CallRecord, EngineCheck, EngineDifference
from hotline.telephony.rules.engine_records import (
    BLOCKED,
    Difference,
    EngineCall,
    EngineRecord,
    OurCall,
    citizens_calls,
    compare,
    missing_there,
)
from hotline.telephony.rules.fallback import call_id_of

_HOURS = 24
_AROUND = timedelta(hours=6)
"""A call that the two count on different sides of midnight is found all the same."""
_SETTLED = timedelta(minutes=10)
"""What ended later may not have been absorbed yet."""
_LOOK_BACK = 7
_Kind = EngineDifference.Kind
_log = structlog.get_logger()


def check_due_days(*, now: datetime) -> list[date]:
    """Check the days that are over and were not, and today so far; return them.

    Days of which the engine kept nothing at all, such as before it was there, are left out.
    """
    today = now.astimezone(SHANGHAI).date()
    days = [today - timedelta(days=back) for back in reversed(range(_LOOK_BACK))]
    final = EngineCheck.objects.filter(day__in=days, is_final=True)
    done = set(final.values_list("day", flat=True))
    return [day for day in days if day not in done and check_engine_records(day=day, now=now)]


def check_engine_records(*, day: date, now: datetime) -> EngineCheck | None:
    """Compare one day; differences become rows, and an alarm once the day is over.

    May be run again at any time: what agrees by now is settled. None when neither the engine
    nor we know of any call.
    """
    start = datetime.combine(day, time(), SHANGHAI)
    end = min(start + timedelta(days=1), now - _SETTLED)
    if end <= start:
        return None
    records, unreadable = read_records(start - _AROUND, end + _AROUND)
    ours = _ours(start - _AROUND, end + _AROUND)
    of_day = [each for each in ours.values() if start <= each.ended_at < end]
    calls = [_with_our_id(each) for each in citizens_calls(records)]
    theirs = [each for each in calls if start <= each.ended_at < end]
    blocked = _blocked(records, start)
    if not (of_day or theirs or any(blocked)):
        return None
    known = {each.call_id for each in calls if each.call_id}
    found = [*compare(theirs, ours), *missing_there(of_day, known)]
    is_final = now >= start + timedelta(days=1) + _SETTLED
    return _keep(day, theirs, of_day, found, blocked, unreadable, now=now, is_final=is_final)


def _ours(since: datetime, until: datetime) -> dict[UUID, OurCall]:
    rows = CallRecord.objects.filter(ended_at__gte=since, ended_at__lt=until, is_test=False)
    return {
        each.pk: OurCall(
            call_id=each.pk,
            is_inbound=each.direction == "inbound",
            is_connected=each.result == CallRecord.Result.ANSWERED,
            ended_at=each.ended_at or until,
            excuse="引擎中断，未写下记录" if each.cause == "engine_lost" else "",
        )
        for each in rows
    }


def _with_our_id(call: EngineCall) -> EngineCall:
    """A call that only the engine's own queue knew has an id that follows from its record."""
    began = call.fallback.partition(":")[0]
    if call.call_id is not None or not began.isdecimal():
        return call
    return EngineCall(
        channel=call.channel,
        is_inbound=call.is_inbound,
        began_at=call.began_at,
        ended_at=call.ended_at,
        is_answered=call.is_answered,
        context=call.context,
        call_id=call_id_of(call.channel, int(began)),
        fallback=call.fallback,
    )


def _blocked(records: Iterable[EngineRecord], start: datetime) -> list[int]:
    hours = [0] * _HOURS
    for each in records:
        hour = int((each.began_at - start) // timedelta(hours=1))
        if each.context == BLOCKED and 0 <= hour < _HOURS:
            hours[hour] += 1
    return hours


def _keep(
    day: date,
    theirs: Sequence[EngineCall],
    ours: Sequence[OurCall],
    found: Sequence[Difference],
    blocked: list[int],
    unreadable: int,
    *,
    now: datetime,
    is_final: bool,
) -> EngineCheck:
    differing = {each.call_id or each.channel for each in found}
    known = {each.call_id for each in ours}
    with writing():
        check, _ = EngineCheck.objects.update_or_create(
            day=day,
            defaults={
                "engine_calls": len(theirs),
                "our_calls": len(ours),
                "matched": sum(
                    each.call_id in known and each.call_id not in differing for each in theirs
                ),
                "differing": len(differing),
                "unreadable": unreadable,
                "blocked_by_hour": blocked,
                "is_final": is_final,
                "checked_at": now,
            },
        )
        _keep_differences(day, found, now)
        if is_final:
            _say(check, now)
    return check


def _keep_differences(day: date, found: Iterable[Difference], now: datetime) -> None:
    """Open what is new, settle what agrees by now."""
    open_rows = EngineDifference.objects.select_for_update().filter(day=day, settled_at=None)
    left = {(each.kind, each.call_id, each.channel): each for each in open_rows}
    for each in found:
        left.pop((each.kind, each.call_id, each.channel), None)
        EngineDifference.objects.update_or_create(
            day=day,
            kind=_Kind(each.kind),
            call_id=each.call_id,
            channel=each.channel[:64],
            defaults={"settled_at": None},
            create_defaults={"note": each.note[:200], "noticed_at": now},
        )
    for row in left.values():
        row.settled_at = now
        row.save(update_fields=["settled_at"])


def _say(check: EngineCheck, now: datetime) -> None:
    day = check.day.isoformat()
    happening = EngineRecordsChecked(
        day=day,
        engine_calls=check.engine_calls,
        matched=check.matched,
        differing=check.differing,
        blocked=sum(check.blocked_by_hour),
    )
    record(happening, subject_id=day, by=VOICE_PLATFORM, now=now, correlation_id=None)
    if check.differing:
        text = f"{day} 有 {check.differing} 通来电的话单与引擎记录不符"
        raise_alarm("records_differ", day, text, now=now)
        differ = EngineRecordsDiffer(day=day, differing=check.differing)
        record(differ, subject_id=day, by=VOICE_PLATFORM, now=now, correlation_id=None)
        _log.error("records differ", action="check_engine_records", day=day, calls=check.differing)
