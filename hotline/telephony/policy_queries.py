"""Load policy, flows and prompts, and compose what call control works by."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from contracts.ivr import Flow
from contracts.telephony_config import (
    CallerMark as MarkPlan,
)
from contracts.telephony_config import (
    OpeningHours,
    PromptSet,
    SeatPlan,
    Span,
    TelephonyConfiguration,
)
from hotline.reference.queries import get_calendar
from hotline.reference.rules.calendar import local_date
from hotline.telephony.flow_queries import flows_in_force
from hotline.telephony.models import CallerMark, PolicyEntry, Seat
from hotline.telephony.policy_errors import NoSuchEntry
from hotline.telephony.prompt_queries import prompt_sets
from hotline.telephony.rules.policy import CONTRACTS, LABELS, HoursEntry, Kind, PlatformLimits

_YEARS_AHEAD = 2


def list_entries(kind: Kind) -> list[PolicyEntry]:
    """Return the entries of a kind in the order they were made."""
    return list(PolicyEntry.objects.filter(kind=kind, is_active=True))


def get_entry(kind: Kind, name: str) -> PolicyEntry:
    """Return one entry.

    Raises:
        NoSuchEntry: there is none.

    """
    entry = PolicyEntry.objects.filter(kind=kind, name=name, is_active=True).first()
    if entry is None:
        msg = f"没有名为“{name}”的{LABELS[kind]}。"
        raise NoSuchEntry(msg)
    return entry


def contents(kind: Kind) -> list[dict[str, Any]]:
    """Return what the entries of a kind say."""
    return [each.content for each in list_entries(kind)]


def setting(kind: Kind) -> Any:
    """Return a setting as its contract; its first values where nobody set it."""
    found = contents(kind)
    return CONTRACTS[kind].model_validate(found[0] if found else {})


def compose_configuration(now: datetime) -> TelephonyConfiguration:
    """Compose everything call control needs from the rows as they are."""
    platform: PlatformLimits = setting("platform")
    today = local_date(now)
    return TelephonyConfiguration(
        version=0,
        numbers=contents("number"),
        flows=flows_in_force(),
        queues=contents("queue"),
        seats=_seat_plans(),
        prompts=[PromptSet(name=name, sounds=sounds) for name, sounds in prompt_sets().items()],
        hours=[opening_hours(HoursEntry.model_validate(c), today) for c in contents("hours")],
        callers=_marks(today),
        caller_rules=setting("callers"),
        contacts=contents("contact"),
        dialling=setting("dialling"),
        alarms=setting("alarms"),
        **platform.model_dump(),
    )


def flow_named(name: str) -> Flow | None:
    """Return the flow in force, if it is."""
    return next((each for each in flows_in_force() if each.name == name), None)


def _seat_plans() -> list[SeatPlan]:
    return [
        SeatPlan(
            extension=seat.extension,
            kind="home" if seat.kind == Seat.Kind.HOME else "hall",
            group=seat.group,
            acl=seat.acl,
        )
        for seat in Seat.objects.filter(is_active=True)
    ]


def _marks(today: date) -> list[MarkPlan]:
    rows = CallerMark.objects.filter(state=CallerMark.State.IN_FORCE).order_by("pk")
    return [
        MarkPlan(number_index=row.number_index, kind=row.kind, note=row.note, until=row.until)
        for row in rows
        if row.until is None or row.until >= today
    ]


def opening_hours(entry: HoursEntry, today: date) -> OpeningHours:
    """Write an entry out: its calendar's week, holidays and make-up days two years ahead."""
    if not entry.calendar:
        return OpeningHours(
            name=entry.name, label=entry.label, weekly=entry.weekly, special=entry.special
        )
    calendar = get_calendar(entry.calendar, today)
    first, last = date(today.year, 1, 1), date(today.year + _YEARS_AHEAD, 12, 31)
    marked = calendar.holidays | calendar.make_up_days
    special = {
        day: _spans(calendar.spans_on(day)) for day in sorted(marked) if first <= day <= last
    }
    return OpeningHours(
        name=entry.name,
        label=entry.label,
        weekly=[_spans(spans) for spans in calendar.weekly],
        special={**special, **entry.special},
    )


def _spans(spans: Iterable[tuple[int, int]]) -> list[Span]:
    return [Span(start=_clock(opens), end=_clock(closes)) for opens, closes in spans]


def _clock(minute: int) -> str:
    whole = timedelta(minutes=minute)
    hours, rest = divmod(whole.seconds // 60 + whole.days * 24 * 60, 60)
    return f"{hours:02d}:{rest:02d}"
