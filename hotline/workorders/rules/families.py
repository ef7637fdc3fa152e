"""When one follow-up covers a family of orders, and which orders may be merged."""

from typing import Protocol

from hotline.workorders.rules.workflow import STATE_LABELS, State

_AT_REST = frozenset({State.HANDLED, State.CLOSED, State.MERGED, State.SPLIT})
_TAKES_NO_MORE = frozenset({State.SPLIT, State.MERGED, State.HANDLED, State.CLOSED})


def is_being_handled(state: State) -> bool:
    """Tell whether an order is still on its way to being handled.

    A merged one waits for its main order, which has a follow-up of its own.
    """
    return state not in _AT_REST


class Asks(Protocol):
    """An order, as far as it says who asks."""

    @property
    def citizen_id(self) -> int | None:
        """Whose file it is in; nobody's when they would not be known."""

    @property
    def caller_phone_index(self) -> str:
        """The blind index of the number they gave."""


def is_same_caller(one: Asks, two: Asks) -> bool:
    """Tell whether one call reaches whoever asked for both: one citizen, or one number."""
    is_citizen = one.citizen_id is not None and one.citizen_id == two.citizen_id
    return is_citizen or one.caller_phone_index == two.caller_phone_index


def fault_of_merge(main: State, *, is_same: bool, has_merged: bool) -> str:
    """Return why the order may not be merged into the main one; empty when it may."""
    if is_same:
        return "工单不能并入自己。"
    if has_merged:
        return "已有工单并入本单，请先撤销，或改以本单为主单。"
    if main in _TAKES_NO_MORE:
        return f"主单{STATE_LABELS[main]}，不能再并入其他工单；可改为关联。"
    return ""
