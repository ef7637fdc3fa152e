"""Decide by chance how each order of a day went: one tuple an order, copied into ``fill.draft``."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from hotline.workorders.rules.numbering import format_number
from tools.orders.calendar import moments
from tools.orders.plan import Day

OPEN_DAYS = 31
"""No order is open longer, but for a few stragglers: with 14,000 a day 200,000 are open."""
_STRAGGLER = 0.0006
_ANSWERED = 0.15
_URGENT = 0.08
OPERATORS = 230
FIRST_OPERATOR = 10_000
"""The key of the first made-up operator; ``bench.orders_scale`` gives some of them accounts."""


@dataclass(frozen=True, slots=True)
class Pools:
    """How many of each there are to choose from, and which texts are whose."""

    callers: int
    places: int
    texts: int
    codes: int


class Draft(NamedTuple):
    """What is decided of one order; times that never came are None."""

    id: int
    number: str
    caller_id: int
    place_id: int
    text_id: int
    code_id: int
    operator_id: int
    is_urgent: bool
    state: str
    registered_at: datetime
    dispatched_at: datetime | None = None
    accepted_at: datetime | None = None
    submitted_at: datetime | None = None
    reviewed_at: datetime | None = None
    closed_at: datetime | None = None
    promised_at: datetime | None = None
    due_at: datetime | None = None
    is_answered: bool = False


COLUMNS = Draft._fields


def drafts_of(day: Day, pools: Pools, *, end: datetime, seed: int) -> Iterator[Draft]:
    """Yield the day's orders; the same arguments yield the same orders."""
    chance = random.Random(f"{seed}:{day.day}")  # noqa: S311 - made-up data
    for sequence, at in enumerate(moments(day.day, day.orders, chance), 1):
        begun = Draft(
            id=day.first_id + sequence,
            number=format_number(day.day, sequence),
            caller_id=1 + int(pools.callers * chance.random() ** 1.7),
            place_id=chance.randint(1, pools.places),
            text_id=chance.randint(1, pools.texts),
            code_id=chance.randint(1, pools.codes),
            operator_id=FIRST_OPERATOR + chance.randrange(OPERATORS),
            is_urgent=chance.random() < _URGENT,
            state="closed",
            registered_at=at,
        )
        yield _went_on(begun, end, chance)


def _went_on(draft: Draft, end: datetime, chance: random.Random) -> Draft:
    age = (end - draft.registered_at) / timedelta(days=1)
    if chance.random() < max(_STRAGGLER, 1 - age / OPEN_DAYS):
        return _open(draft, age, end, chance)
    if chance.random() < _ANSWERED:
        at = draft.registered_at + timedelta(seconds=chance.uniform(30, 400))
        return draft._replace(closed_at=at, is_answered=True)
    return _closed(draft, end, chance)


def _steps(draft: Draft, chance: random.Random) -> list[datetime]:
    """Return when it was dispatched, accepted, submitted, reviewed and closed."""
    days = 0.6 if draft.is_urgent else 4.0
    gaps = (
        timedelta(minutes=chance.uniform(1, 14)),
        timedelta(minutes=chance.uniform(4, 230)),
        timedelta(days=chance.uniform(0.1, days)),
        timedelta(hours=chance.uniform(0.3, 20)),
        timedelta(hours=chance.uniform(0.5, 23)),
    )
    at, times = draft.registered_at, []
    for each in gaps:
        at += each
        times.append(at)
    return times


def _closed(draft: Draft, end: datetime, chance: random.Random) -> Draft:
    times = _steps(draft, chance)
    whole, left = times[-1] - draft.registered_at, end - draft.registered_at
    if whole > left:  # it went faster than most
        times = [
            draft.registered_at + (each - draft.registered_at) * (left / whole) for each in times
        ]
    dispatched, accepted, submitted, reviewed, closed = times
    return draft._replace(
        dispatched_at=dispatched,
        accepted_at=accepted,
        submitted_at=submitted,
        reviewed_at=reviewed,
        closed_at=closed,
        promised_at=_promised(draft, dispatched),
    )


def _promised(draft: Draft, dispatched: datetime) -> datetime:
    return dispatched + (timedelta(days=1) if draft.is_urgent else timedelta(days=7))


def _open(draft: Draft, age: float, end: datetime, chance: random.Random) -> Draft:
    if age < 0.05:  # noqa: PLR2004 - about an hour
        due = draft.registered_at + timedelta(minutes=15)
        return draft._replace(state="awaiting_dispatch", due_at=due)
    dispatched, accepted, submitted, reviewed, _ = _steps(draft, chance)
    dispatched = min(dispatched, end)
    promised = _promised(draft, dispatched)
    draft = draft._replace(dispatched_at=dispatched, promised_at=promised)
    form = chance.random()
    if accepted > end or (age < 0.4 and form < 0.5):  # noqa: PLR2004
        due = dispatched + timedelta(hours=4)
        return draft._replace(state="awaiting_acceptance", due_at=due)
    draft = draft._replace(accepted_at=accepted)
    if form < 0.86 or submitted > end:  # noqa: PLR2004
        due = _extended(promised, end, chance)
        return draft._replace(state="handling", due_at=due)
    if form < 0.87:  # noqa: PLR2004
        due = end + timedelta(hours=chance.uniform(-0.2, 3))
        return draft._replace(state="send_back_requested", due_at=due)
    draft = draft._replace(submitted_at=submitted)
    if form < 0.92 or reviewed > end:  # noqa: PLR2004
        due = max(submitted, end - timedelta(hours=1)) + timedelta(hours=chance.uniform(0, 24))
        return draft._replace(state="awaiting_review", due_at=due)
    return draft._replace(state="handled", reviewed_at=reviewed)


def _extended(promised: datetime, end: datetime, chance: random.Random) -> datetime:
    """Most that would be late were given more time; one in twenty is late."""
    if promised > end or chance.random() < 0.05:  # noqa: PLR2004
        return promised
    return end + timedelta(days=chance.uniform(0.02, 6))
