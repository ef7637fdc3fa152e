"""Show a return court: the way an order went, duties, precedents and what a ruling needs."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.reference.queries import get_reading
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.readings import ReadingKey
from hotline.workorders.api.files import attachment_view
from hotline.workorders.api.present import order_row
from hotline.workorders.api.return_schemas import (
    BouncingView,
    CourtView,
    DutyView,
    PingPongView,
    PrecedentView,
    ReturnView,
    RulingView,
    TurnView,
)
from hotline.workorders.api.routing_present import suggestion_views
from hotline.workorders.api.views import AttachmentView
from hotline.workorders.file_queries import list_files
from hotline.workorders.models import Assignment, RoutingRule, Ruling, SendBack, WorkOrder
from hotline.workorders.permissions import verbs_for
from hotline.workorders.return_queries import (
    Bouncing,
    PingPong,
    list_duty_departments,
    list_precedents,
    list_returns,
    list_turns,
    nearness_of,
    ping_pong,
)
from hotline.workorders.routing_queries import facts_of, suggest_for
from hotline.workorders.rules.routing import cut_duties
from hotline.workorders.rules.routing_content import LONGEST_RULING
from hotline.workorders.rules.send_back import AFTER_RULING_LABELS, EVIDENCE, AfterRuling
from hotline.workorders.rules.workflow import Verb


def court_view(order: WorkOrder, visitor: Visitor, now: datetime, *, version: int) -> CourtView:
    """Show everything a ruling on this order needs."""
    today = local_date(now)
    turns, returns = list_turns(order), list_returns(order)
    found = suggest_for(facts_of(order, today))
    departments = list_duty_departments([each.department for each in found], turns)
    reading = AfterRuling(get_reading(ReadingKey.RETURN_AFTER_RULING, today))
    return CourtView(
        order=order_row(order, now),
        version=version,
        demand=order.demand,
        may_rule=Verb.RULE_ON_RETURN in verbs_for(order, visitor),
        count=_count(ping_pong(turns, returns)),
        turns=_turns(turns, returns, _files(order, visitor)),
        duties=[_duty(each, order, turns) for each in departments],
        precedents=[_precedent(each, order) for each in list_precedents(order, visitor)],
        suggestions=suggestion_views(found),
        evidence=[*EVIDENCE],
        after_ruling=AFTER_RULING_LABELS[reading],
        longest_days=LONGEST_RULING.days,
    )


def bouncing_view(each: Bouncing, now: datetime) -> BouncingView:
    """Show an order that goes to and fro."""
    return BouncingView(
        order=order_row(each.order, now), count=_count(each.count), last_at=each.last_at
    )


def _files(order: WorkOrder, visitor: Visitor) -> dict[int | None, list[AttachmentView]]:
    grouped: dict[int | None, list[AttachmentView]] = defaultdict(list)
    for each in list_files(order, visitor):
        grouped[each.send_back_id].append(attachment_view(each, visitor))
    return grouped


def _count(count: PingPong) -> PingPongView:
    return PingPongView(
        requests=count.requests, returns=count.returns, departments=count.departments
    )


def _turns(
    turns: Sequence[Assignment],
    returns: Sequence[SendBack],
    files: dict[int | None, list[AttachmentView]],
) -> list[TurnView]:
    return [
        TurnView(
            department_id=each.department_id,
            department_name=each.department.name,
            dispatched_at=each.assigned_at,
            dispatched_by=each.assigned_by_label,
            note=each.note,
            accepted_at=each.accepted_at,
            ended_at=each.ended_at,
            ending_label=each.get_ending_display(),
            returns=[_return(one, files) for one in returns if one.assignment_id == each.pk],
        )
        for each in turns
    ]


def _return(each: SendBack, files: dict[int | None, list[AttachmentView]]) -> ReturnView:
    ruling = getattr(each, "ruling", None)
    return ReturnView(
        id=each.pk,
        requested_at=each.requested_at,
        requested_by=each.requested_by_label,
        reason=each.reason,
        legal_basis=each.legal_basis,
        attachments=files.get(each.pk, []),
        decision=each.decision,
        decision_label=each.get_decision_display(),
        comment=each.comment,
        decided_at=each.decided_at,
        decided_by=each.decided_by_label,
        ruling=_ruling(ruling) if ruling is not None else None,
    )


def _ruling(ruling: Ruling) -> RulingView:
    return RulingView(
        department_id=ruling.department_id,
        department_name=ruling.department.name,
        reason=ruling.reason,
        legal_basis=ruling.legal_basis,
        ruled_at=ruling.ruled_at,
        ruled_by=ruling.ruled_by_label,
        rule_key=ruling.rule.key,
        rule_ends_on=ruling.rule.ends_on,
        is_rule_in_force=ruling.rule.status == RoutingRule.Status.PUBLISHED,
    )


def _duty(department: Department, order: WorkOrder, turns: Sequence[Assignment]) -> DutyView:
    matter = f"{order.topic.name}\n{order.place}\n{order.event}\n{order.demand}"
    return DutyView(
        department_id=department.pk,
        department_name=department.name,
        duties=department.duties,
        had_it=any(each.department_id == department.pk for each in turns),
        matches=[word for word in cut_duties(department.duties) if word in matter],
    )


def _precedent(ruling: Ruling, order: WorkOrder) -> PrecedentView:
    area = ruling.order.area
    return PrecedentView(
        number=ruling.order.number,
        event=ruling.order.event[:120],
        area_name=area.full_name,
        nearness=nearness_of(ruling, order),
        ruling=_ruling(ruling),
    )
