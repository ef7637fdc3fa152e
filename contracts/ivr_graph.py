"""Where the arrows of a flow's steps lead, and where a call could go round (VOI-08)."""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.ivr import (
    END,
    NEXT,
    CheckHoursStep,
    CollectStep,
    ConnectStep,
    MenuStep,
    QueueStep,
    ReturnCallStep,
    Step,
    TransferOutStep,
)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way out of a step."""

    target: str
    is_talked: bool = False
    """It is taken after a talk with a person."""
    is_unasked: bool = True
    """It may be taken although the citizen did nothing."""


def ways_of(step: Step) -> list[Arrow]:
    """Return the ways that can really be taken; a menu's ``next``, for one, never is."""
    match step:
        case MenuStep():
            chosen = [Arrow(target, is_unasked=False) for target in step.choices.values()]
            return [*chosen, Arrow(step.otherwise)]
        case CollectStep() | ReturnCallStep():
            return [Arrow(step.next, is_unasked=False), Arrow(step.otherwise)]
        case QueueStep():
            left = [Arrow(target, is_unasked=False) for target in step.exit_keys.values()]
            return [Arrow(step.next, is_talked=True), *left, Arrow(step.otherwise)]
        case ConnectStep() | CheckHoursStep():
            is_talked = isinstance(step, ConnectStep)
            return [Arrow(step.next, is_talked=is_talked), Arrow(step.otherwise)]
        case TransferOutStep():
            return [Arrow(step.otherwise)]
        case _:
            return [Arrow(step.next)]


def step_index(steps: list[Step], here: int, arrow: str) -> int | None:
    """Return the index of the step an arrow of step ``here`` leads to; None ends the call.

    Raises:
        KeyError: no step has that name.

    """
    if arrow == END:
        return None
    if arrow == NEXT:
        return here + 1 if here + 1 < len(steps) else None
    for index, step in enumerate(steps):
        if step.id == arrow:
            return index
    raise KeyError(arrow)


def rings(ways: Mapping[int, set[int]]) -> list[set[int]]:
    """Return every ring of steps, each a set of steps that lead to one another."""
    reach = {index: _reach(ways, index) for index in ways}
    found: list[set[int]] = []
    for index in sorted(ways):
        if index in reach[index] and not any(index in ring for ring in found):
            found.append({other for other in reach[index] if index in reach.get(other, ())})
    return found


def _reach(ways: Mapping[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    waiting = list(ways.get(start, ()))
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            waiting.extend(ways.get(index, ()))
    return found
