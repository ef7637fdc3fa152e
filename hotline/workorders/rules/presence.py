"""Who is at an order (在场), how long that is believed, and what each side is told of the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

LOOKS_FOR = timedelta(seconds=35)
"""Pages say every ten seconds that they are still looked at."""
WRITES_FOR = timedelta(seconds=95)
"""A page behind another one may be let speak once a minute only."""
_KEPT = timedelta(minutes=10)
HOTLINE, OTHERS = "热线中心", "承办单位"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody with the side they stand on."""

    user_id: int
    is_ours: bool
    departments: frozenset[int]

    def knows(self, other: "Party") -> bool:
        """Tell whether this side learns the other's names: the hotline's own, one department's."""
        if self.is_ours or other.is_ours:
            return self.is_ours and other.is_ours
        return bool(self.departments & other.departments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page that shows the order."""

    party: Party
    name: str
    act_label: str
    """What is being written there, such as ``派单``; empty while it is only looked at."""
    since: datetime
    seen_at: datetime

    def is_there(self, now: datetime) -> bool:
        """Tell whether it spoke lately enough."""
        return now - self.seen_at < (WRITES_FOR if self.act_label else LOOKS_FOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What somebody is told of another page."""

    who: str
    is_writing: bool
    is_self: bool
    sentence: str
    since: datetime


def told_to(reader: Party, pages: Iterable[Page], now: datetime) -> list[Present]:
    """Return who is there in the reader's eyes, those who write first; each is named once.

    Of the other side nobody is named, and only that they write is told: not what, and not
    that somebody looks.
    """
    found: dict[str, Present] = {}
    for page in pages:
        if not page.is_there(now):
            continue
        is_known = reader.knows(page.party) or reader.user_id == page.party.user_id
        if not is_known and not page.act_label:
            continue
        each = _present(page, is_known=is_known, is_self=reader.user_id == page.party.user_id)
        before = found.get(each.who)
        if before is None or (each.is_writing, before.since) > (before.is_writing, each.since):
            found[each.who] = each
    return sorted(found.values(), key=lambda each: (not each.is_writing, each.since))


def is_long_gone(now: datetime) -> datetime:
    """Return before when a page that last spoke is forgotten."""
    return now - _KEPT


def _present(page: Page, *, is_known: bool, is_self: bool) -> Present:
    side = HOTLINE if page.party.is_ours else OTHERS
    who = "您在另一个窗口" if is_self else page.name if is_known else side
    act = f"（{page.act_label}）" if page.act_label and is_known else ""
    doing = f"正在处理{act}" if page.act_label else "正在查看"
    return Present(
        who=who,
        is_writing=bool(page.act_label),
        is_self=is_self,
        sentence=f"{who} {doing}",
        since=page.since,
    )
