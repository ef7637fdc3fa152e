"""Who is told of what (提醒), as data: kind of event → whom, in which words.

The words hold the order's number and nothing about the citizen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from hotline.accounts.rules.roles import Role
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.rules.deadlines import Clock

KEPT_FOR = timedelta(days=30)
NEAR = 80
"""In percent; at half of the time nobody is called away from other work."""
_DEPARTMENTS_CLOCKS = frozenset({Clock.ACCEPTANCE, Clock.HANDLING})


class Whom(StrEnum):
    """Somebody who stands in some relation to an order."""

    REGISTRAR = "registrar"
    """Who wrote it down."""
    DISPATCHERS = Role.DISPATCHER.value
    REVIEWERS = Role.REVIEWER.value
    LEADERS = Role.TEAM_LEADER.value
    DEPARTMENT = "department"
    """The department the event names."""
    UNIT = "unit"
    """The unit, or the person, that the department handed it down to."""
    HOLDERS = "holders"
    """Every department, unit or person that has it now."""
    CLOCK_HOLDERS = "clock_holders"
    """Those whose clock it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line for one audience; a pressing one is marked red."""

    whom: Whom
    sentence: str
    is_pressing: bool = False


_TELLS: dict[str, tuple[Told, ...]] = {
    "workorder.registered": (Told(Whom.DISPATCHERS, "紧急工单等待派单", is_pressing=True),),
    "workorder.dispatched": (Told(Whom.DEPARTMENT, "已派到本单位，请签收"),),
    "workorder.reassigned": (Told(Whom.DEPARTMENT, "已改派到本单位，请签收"),),
    "workorder.helper_added": (Told(Whom.DEPARTMENT, "请本单位会办，请签收"),),
    "workorder.direct_linked": (Told(Whom.DEPARTMENT, "直通联办到本单位，请处理"),),
    "workorder.allotted": (Told(Whom.UNIT, "已分派给您或您的科室"),),
    "workorder.send_back_requested": (Told(Whom.DISPATCHERS, "承办单位申请退单，等待审核"),),
    "workorder.send_back_approved": (
        Told(Whom.REGISTRAR, "您登记的工单被退单，将重新派单"),
        Told(Whom.DISPATCHERS, "已同意退单，等待重新派单"),
    ),
    "workorder.send_back_refused": (Told(Whom.DEPARTMENT, "退单申请未同意，请继续办理"),),
    "workorder.extension_requested": (Told(Whom.DISPATCHERS, "承办单位申请延期，等待审核"),),
    "workorder.extension_refused": (Told(Whom.DEPARTMENT, "延期申请未同意，请按时办结"),),
    "workorder.suspension_requested": (Told(Whom.DISPATCHERS, "承办单位申请挂起，等待审核"),),
    "workorder.suspension_refused": (Told(Whom.DEPARTMENT, "挂起申请未同意，请继续办理"),),
    "workorder.result_submitted": (Told(Whom.REVIEWERS, "办理结果已提交，等待审核"),),
    "workorder.result_refused": (
        Told(Whom.DEPARTMENT, "办理结果被退回，请补充", is_pressing=True),
    ),
    "workorder.reopened": (
        Told(Whom.REGISTRAR, "您登记的工单因诉求人不满意再次交办"),
        Told(Whom.DEPARTMENT, "诉求人不满意，再次交办到本单位", is_pressing=True),
    ),
    "workorder.urged": (Told(Whom.HOLDERS, "被催办，请尽快答复", is_pressing=True),),
    "workorder.supervised": (Told(Whom.DEPARTMENT, "被督办，请按期回复", is_pressing=True),),
    "workorder.escalated": (Told(Whom.LEADERS, "列为疑难件", is_pressing=True),),
    "workorder.deadline_near": (Told(Whom.CLOCK_HOLDERS, "时限将到，请抓紧办理"),),
    "workorder.deadline_passed": (
        Told(Whom.CLOCK_HOLDERS, "已超过时限，请立即处理", is_pressing=True),
    ),
    "workorder.message_written": (
        Told(Whom.DISPATCHERS, "承办单位留言，等待回复"),
        Told(Whom.DEPARTMENT, "热线中心留言，请查看"),
    ),
}

TOLD_KINDS = tuple(_TELLS)


def tells_of(kind: str, details: Mapping[str, Any]) -> tuple[Told, ...]:
    """Return whom the event concerns enough to be called; often nobody."""
    tells = _TELLS.get(kind, ())
    if kind == "workorder.registered":
        is_fresh = not details.get("source")  # an import brings orders by the thousand
        return tells if is_fresh and details.get("urgency") == Urgency.URGENT else ()
    if kind in {"workorder.deadline_near", "workorder.deadline_passed"}:
        is_theirs = details.get("clock") in _DEPARTMENTS_CLOCKS
        is_near = kind == "workorder.deadline_passed" or details.get("stage", 0) >= NEAR
        return tells if is_theirs and is_near else ()
    if kind == "workorder.message_written":
        reader = Whom.DISPATCHERS if details.get("is_from_department") else Whom.DEPARTMENT
        return tuple(each for each in tells if each.whom is reader)
    return tells


def person(user_id: int) -> str:
    """Name one person as a receiver."""
    return f"person:{user_id}"


def role(name: str) -> str:
    """Name everybody with a role of the hotline as a receiver."""
    return f"role:{name}"


def handlers(department_id: int | str) -> str:
    """Name the handlers of a department as a receiver."""
    return f"handlers:{department_id}"


def is_over(at_state: str, kind: str) -> bool:
    """Tell whether what the event called for was done before it could be told."""
    return kind == "workorder.registered" and at_state != "awaiting_dispatch"
