"""What is looked at before an order is closed (结案核对)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """One line of the checklist."""

    ELEMENTS = "elements"
    RESULT_REVIEWED = "result_reviewed"
    HELPERS_DONE = "helpers_done"
    CHILDREN_CLOSED = "children_closed"
    SUPERVISION_ANSWERED = "supervision_answered"
    FOLLOWED_UP = "followed_up"


CHECK_LABELS: dict[Check, str] = {
    Check.ELEMENTS: "五要素齐全（人、时、地、事、诉求）",
    Check.RESULT_REVIEWED: "办理结果已经热线审核",
    Check.HELPERS_DONE: "会办单位均已反馈或撤销",
    Check.CHILDREN_CLOSED: "分单均已结案",
    Check.SUPERVISION_ANSWERED: "督办已回复或解除",
    Check.FOLLOWED_UP: "已回访，或多次回访未联系上",
}
MENDS: dict[Check, str] = {
    Check.ELEMENTS: "请先更正工单，补齐缺少的要素。",
    Check.RESULT_REVIEWED: "请先审核承办单位提交的办理结果。",
    Check.HELPERS_DONE: "请先催会办单位反馈，或撤销会办。",
    Check.CHILDREN_CLOSED: "请先办结并回访各分单。",
    Check.SUPERVISION_ANSWERED: "请先由承办单位回复督办，或解除督办。",
    Check.FOLLOWED_UP: "请先完成回访。",
}
STOPPING = frozenset(
    {Check.ELEMENTS, Check.RESULT_REVIEWED, Check.HELPERS_DONE, Check.CHILDREN_CLOSED}
)
"""Without these nothing closes. The follow-up closes the order itself; a supervision that
was not answered ends with the order, and the record says so."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and whether it is so; ``mend`` says what to do when it is not."""

    check: Check
    is_met: bool

    @property
    def label(self) -> str:
        """What is looked at, in Chinese."""
        return CHECK_LABELS[self.check]

    @property
    def stops(self) -> bool:
        """Whether the order cannot be closed without it."""
        return self.check in STOPPING

    @property
    def mend(self) -> str:
        """What to do, in Chinese; empty when it is met."""
        return "" if self.is_met else MENDS[self.check]


def checklist(found: Mapping[Check, bool]) -> list[Line]:
    """Return every line in order; what nobody looked at is not met."""
    return [Line(each, found.get(each, False)) for each in Check]


def faults_of(lines: list[Line]) -> dict[str, str]:
    """Return check → Chinese sentence for what stops the closing."""
    return {each.check.value: each.mend for each in lines if each.stops and not each.is_met}
