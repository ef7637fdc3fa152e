"""The ACD's rule told as plainly as can be: what the quick matching is compared with."""

from collections import Counter
from collections.abc import Iterable

from callcontrol.acd.capacity import cost_of, has_any_room, has_room
from callcontrol.acd.demand import level_of
from callcontrol.acd.routing import Candidate, Match, Waiter, band_of, rank_of


def may_take(one: Candidate, waiter: Waiter, load: int, ready: Counter[str]) -> int:
    """Return the level at which the operator may be given to the citizen now, or 0."""
    if not has_room(load, waiter.kind, one.most_texts) or one.operator_id in waiter.avoids:
        return 0
    level = 0
    for demand in waiter.demands:
        found = level_of(demand, one.profile)
        is_reserved = demand.is_ordinary and any(
            ready[skill] <= demand.reserve for skill in one.profile.rare
        )
        if found and not (demand.reserve and is_reserved):
            level = level or found
    return level


def choose_plainly(waiters: Iterable[Waiter], candidates: Iterable[Candidate]) -> list[Match]:
    """Let everybody choose in turn among all who are left."""
    idle = sorted(candidates, key=lambda one: (one.idle_since, one.operator_id))
    load = {one.operator_id: one.load for one in idle}
    matches = []
    for waiter in sorted(waiters, key=rank_of):
        ready = Counter(skill for one in idle for skill in one.profile.rare)
        fitting = [one for one in idle if any(level_of(d, one.profile) for d in waiter.demands)]
        keep = max(demand.keep_ready for demand in waiter.demands)
        if keep and sum(not load[one.operator_id] for one in fitting) <= keep:
            continue
        levels = {
            one.operator_id: may_take(one, waiter, load[one.operator_id], ready) for one in idle
        }
        able = [one for one in idle if levels[one.operator_id]]
        if not able:
            continue
        free = sum(not load[one.operator_id] for one in fitting)
        fills = waiter.kind == "text" and 2 * free <= len(fitting)
        chosen = min(
            able,
            key=lambda one: (
                one.operator_id != waiter.prefers,
                (not load[one.operator_id], -load[one.operator_id])
                if fills
                else (False, load[one.operator_id]),
                band_of(one.idle_since.timestamp()),
                -levels[one.operator_id],
                one.idle_since,
                one.operator_id,
            ),
        )
        matches.append(Match(waiter.call_id, chosen.operator_id))
        load[chosen.operator_id] += cost_of(waiter.kind, chosen.most_texts)
        if not has_any_room(load[chosen.operator_id]):
            idle.remove(chosen)
    return matches
