"""When a visit may be planned and what its report must say: pure."""

from datetime import date, timedelta
from enum import StrEnum

MAX_PURPOSE = 200
MAX_REPORT = 4000
MAX_NEED = 2000
MAX_NEEDS = 20
_FURTHEST = timedelta(days=366)
_SHORTEST_REPORT = 10
_SHORTEST_NEED = 5


class VisitState(StrEnum):
    """From the plan to the report."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


STATE_LABELS: dict[VisitState, str] = {
    VisitState.PLANNED: "待走访",
    VisitState.DONE: "已走访",
    VisitState.CANCELLED: "已取消",
}


def fault_of_plan(planned_on: date, purpose: str, *, today: date) -> dict[str, str]:
    """Return what is wrong with a plan, by field."""
    faults = {}
    if not today <= planned_on <= today + _FURTHEST:
        faults["planned_on"] = "走访日期须在今天之后的一年内。"
    if not purpose:
        faults["purpose"] = "请写明走访目的。"
    return faults


def faults_of_report(
    report: str, needs: list[str], *, next_on: date | None, today: date
) -> dict[str, str]:
    """Return what is wrong with a report, by field."""
    faults = {}
    if len(report) < _SHORTEST_REPORT:
        faults["report"] = f"走访情况至少 {_SHORTEST_REPORT} 字。"
    if len(needs) > MAX_NEEDS:
        faults["needs"] = f"一次走访最多记 {MAX_NEEDS} 项需求。"
    for position, text in enumerate(needs):
        if len(text) < _SHORTEST_NEED:
            faults[f"needs.{position}"] = f"需求至少 {_SHORTEST_NEED} 字。"
    if next_on is not None and not today < next_on <= today + _FURTHEST:
        faults["next_on"] = "下次走访须在明天起的一年内。"
    return faults
