"""One check of the system: what was found, how bad it is, and what to do about it."""

from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """How a check ended (状态)."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


LABELS: dict[State, str] = {State.GREEN: "正常", State.AMBER: "注意", State.RED: "异常"}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the page; ``advice`` is empty while it is green."""

    key: str
    label: str
    state: State
    found: str
    advice: str = ""
    details: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """Checks of one subject."""

    title: str
    checks: list[Check]


def rising(value: float, *, amber: float, red: float) -> State:
    """Judge a figure that is worse the higher it is."""
    if value >= red:
        return State.RED
    return State.AMBER if value >= amber else State.GREEN


def falling(value: float, *, amber: float, red: float) -> State:
    """Judge a figure that is worse the lower it is."""
    if value <= red:
        return State.RED
    return State.AMBER if value <= amber else State.GREEN


def worst(states: list[State]) -> State:
    """Return the worst of several; green when there are none."""
    order = [State.GREEN, State.AMBER, State.RED]
    return max(states, key=order.index, default=State.GREEN)


def told(state: State, advice: str) -> str:
    """Return the advice unless all is well."""
    return "" if state is State.GREEN else advice
