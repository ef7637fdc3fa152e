"""Bring a call's record and facts (话单) in line with what was reported of it (VOI-20)."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import OuterRef, Subquery

from contracts.call_events import CallEvent, OperatorStateChanged
from contracts.call_events import parse_call_event as parse
from hotline.telephony.models import CallEventRow, CallFact, CallRecord, OperatorStateLog
from hotline.telephony.rules.records.fact import Fact
from hotline.telephony.rules.records.story import WrapUp, draw_facts
from hotline.telephony.rules.records.summary import Summary, summarize

_FIELDS = (
    *("began_at", "ended_at", "seconds", "queue", "operator_id", "seat"),
    *("label", "way", "outcome", "details"),
)
_LENGTHS = {"queue": 40, "seat": 16, "label": 80, "way": 24, "outcome": 24}


def refresh_record(call_id: UUID) -> bool:
    """Make the call's rows what the journal says; return whether anything changed.

    Must be called inside ``writing()``, with the call's own row locked. Events that wait to
    be absorbed are left out until they are.
    """
    events = _events(call_id)
    if not events:
        return False
    facts = draw_facts(events, _wrap_ups(call_id))
    is_new = _write_record(call_id, summarize(events, facts))
    return _write_facts(call_id, facts) or is_new


def calls_wrapped_up_by(event: OperatorStateChanged) -> list[UUID]:
    """Return the calls whose wrap-up this change begins or ends."""
    log = OperatorStateLog.objects.filter(operator_id=event.operator_id)
    before = log.filter(happened_at__lt=event.happened_at).order_by("-happened_at", "-pk").first()
    found = [event.call_id if event.state == "wrap_up" else None]
    if before is not None and before.state == "wrap_up":
        found.append(before.call_id)
    return sorted({each for each in found if each is not None})


def _events(call_id: UUID) -> list[CallEvent]:
    rows = CallEventRow.objects.filter(call_id=call_id, absorbed_at__isnull=False)
    return [parse.validate_python(each.as_dict()) for each in rows.order_by("happened_at", "pk")]


def _wrap_ups(call_id: UUID) -> list[WrapUp]:
    later = OperatorStateLog.objects.filter(
        operator_id=OuterRef("operator_id"), happened_at__gt=OuterRef("happened_at")
    ).order_by("happened_at", "pk")
    found = OperatorStateLog.objects.filter(call_id=call_id, state="wrap_up")
    rows = found.annotate(until=Subquery(later.values("happened_at")[:1]))
    return [
        WrapUp(each.operator_id, each.seat, each.happened_at, each.until)
        for each in rows.order_by("happened_at", "pk")
    ]


def _write_record(call_id: UUID, summary: Summary) -> bool:
    wanted = {name: getattr(summary, name) for name in Summary.__slots__}
    wanted |= {"queue": summary.queue[:40], "language": summary.language[:16]}
    kept = CallRecord.objects.filter(pk=call_id).first()
    if kept is not None and all(getattr(kept, name) == value for name, value in wanted.items()):
        return False
    CallRecord(call_id=call_id, **wanted).save(force_insert=kept is None)
    return True


def _write_facts(call_id: UUID, facts: Sequence[Fact]) -> bool:
    kept = {(each.kind, each.number): each for each in CallFact.objects.filter(call_id=call_id)}
    new, changed, counts = [], [], dict[str, int]()
    for fact in facts:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
        row = kept.pop((fact.kind, counts[fact.kind]), None)
        wanted = {name: _fitting(name, getattr(fact, name)) for name in _FIELDS}
        if row is None:
            new.append(
                CallFact(call_id=call_id, kind=fact.kind, number=counts[fact.kind], **wanted)
            )
        elif any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            changed.append(row)
    CallFact.objects.bulk_create(new)
    CallFact.objects.bulk_update(changed, _FIELDS)
    CallFact.objects.filter(pk__in=[each.pk for each in kept.values()]).delete()
    return bool(new or changed or kept)


def _fitting(name: str, value: object) -> object:
    return value[: _LENGTHS[name]] if isinstance(value, str) and name in _LENGTHS else value
