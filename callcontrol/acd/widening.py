"""What a queue asks of operators as the citizen waits longer (扩大范围): pure (VOI-18, BIZ-01).

A queue's demand falls step by step; after ``overflow_after_seconds`` the citizen also waits
in the second queue (溢出), whose own steps count from the same beginning.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from callcontrol.acd.demand import Demand, is_language, needed_skills
from contracts.telephony_config import QueuePolicy

RESERVE_YIELDS_SECONDS = 60
"""A citizen who waited this long is given a reserved operator too: nobody starves."""

FindPolicy = Callable[[str], QueuePolicy | None]


def demand_at(
    policy: QueuePolicy, *, language: str, wanted: Iterable[str] = (), waited_seconds: float
) -> Demand:
    """Return what the queue asks for after so much waiting.

    Levels fall by the largest step that is due, groups add up, dropped skills stay dropped;
    the language is never dropped.
    """
    due = [step for step in policy.widenings if step.after_seconds <= waited_seconds]
    dropped = {skill for step in due for skill in step.drop_skills if not is_language(skill)}
    groups = {group for step in due for group in step.groups}
    return Demand(
        skills=needed_skills(policy.name, language, (*policy.skills, *wanted)) - dropped,
        least_level=max(1, policy.least_level - max((s.fewer_levels for s in due), default=0)),
        groups=frozenset({*policy.groups, *groups}) if policy.groups else frozenset(),
        reserve=policy.reserve if waited_seconds < RESERVE_YIELDS_SECONDS else 0,
    )


def demands_at(
    policy: QueuePolicy,
    *,
    language: str,
    wanted: Iterable[str] = (),
    waited_seconds: float,
    find: FindPolicy,
) -> tuple[Demand, ...]:
    """Return every demand that would do now: the queue's own, then the overflow queue's."""
    wanted = tuple(wanted)
    own = demand_at(policy, language=language, wanted=wanted, waited_seconds=waited_seconds)
    second = find(policy.overflow_queue) if policy.overflow_queue else None
    if second is None or waited_seconds < policy.overflow_after_seconds:
        return (own,)
    beyond = demand_at(second, language=language, wanted=wanted, waited_seconds=waited_seconds)
    return (own,) if beyond == own else (own, beyond)


def without_reserve(demands: Iterable[Demand]) -> tuple[Demand, ...]:
    """Drop the rare-language reserve: nobody else at work could ever answer."""
    return tuple(replace(demand, reserve=0) for demand in demands)


def next_change(policy: QueuePolicy, waited_seconds: float, *, find: FindPolicy) -> float | None:
    """Return the seconds of waiting at which the demands next change; None: never again."""
    moments = {float(step.after_seconds) for step in policy.widenings}
    if policy.reserve:
        moments.add(RESERVE_YIELDS_SECONDS)
    second = find(policy.overflow_queue) if policy.overflow_queue else None
    if second is not None:
        after = float(policy.overflow_after_seconds)
        moments.add(after)
        moments |= {max(after, float(step.after_seconds)) for step in second.widenings}
    return min((moment for moment in moments if moment > waited_seconds), default=None)
