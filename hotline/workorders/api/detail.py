"""Show everything about one order."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.workorders.api.desks import desk_answers
from hotline.workorders.api.files import attachment_view
from hotline.workorders.api.handling_views import allotment_views, clock_request_views
from hotline.workorders.api.origin_views import origin_view
from hotline.workorders.api.present import caller_view, order_row, verb_views
from hotline.workorders.api.recordings import recording_views
from hotline.workorders.api.views import (
    AssignmentView,
    AttachmentView,
    DeadlineView,
    LinkView,
    OrderView,
    ResultView,
    SendBackView,
)
from hotline.workorders.file_queries import list_files
from hotline.workorders.models import Attachment, Deadline, Link, Result, WorkOrder
from hotline.workorders.permissions import ATTACH, SET_SECRECY, sees_every_order
from hotline.workorders.queries import list_links, list_siblings
from hotline.workorders.rules.deadlines import CLOCK_LABELS, Clock
from hotline.workorders.rules.result_elements import ELEMENT_LABELS
from hotline.workorders.rules.workflow import State

Files = dict[int | None, list[AttachmentView]]


def order_view(order: WorkOrder, visitor: Visitor, now: datetime, *, version: int) -> OrderView:
    """Show one order with its turns, clocks, files, results and links."""
    is_ours = sees_every_order(visitor)
    files = list_files(order, visitor)
    own = [each for each in files if each.is_of_order]
    return OrderView(
        **order_row(order, now).model_dump(),
        version=version,
        topic_code=order.topic.code,
        area_code=order.area.code,
        demand=order.demand,
        event_time=order.occurred_at,
        origin=origin_view(order),
        may_set_secrecy=visitor.has(SET_SECRECY),
        may_attach=visitor.has(ATTACH) and order.state != State.CLOSED,
        desk=desk_answers(order, visitor),
        attachments=[attachment_view(each, visitor, order) for each in own],
        caller=caller_view(order, visitor),
        query_code=order.query_code if is_ours else "",
        correlation_id=order.correlation_id if is_ours else None,
        registered_by=order.registered_by_label,
        direct_answer=order.direct_answer,
        direct_answer_reason=order.direct_answer_reason,
        closing_label=order.get_closing_display() if order.closing else "",
        closed_at=order.closed_at,
        allowed_verbs=verb_views(order, visitor),
        deadlines=[_deadline(each, now) for each in order.deadlines.all()],
        assignments=_assignments(order),
        send_backs=_send_backs(order, _by("send_back_id", files, visitor)),
        results=_results(order, _by("result_id", files, visitor)),
        clock_requests=clock_request_views(order, _by("clock_request_id", files, visitor)),
        recordings=recording_views(order, visitor),
        links=_links(order, visitor),
    )


def _by(key: str, files: Iterable[Attachment], visitor: Visitor) -> Files:
    grouped: Files = defaultdict(list)
    for each in files:
        grouped[getattr(each, key)].append(attachment_view(each, visitor))
    return grouped


def _deadline(each: Deadline, now: datetime) -> DeadlineView:
    return DeadlineView(
        kind=each.clock,
        label=CLOCK_LABELS[Clock(each.clock)],
        wording=each.wording,
        started_at=each.started_at,
        due_at=each.ends_at,
        stopped_at=each.stopped_at,
        is_overdue=(each.stopped_at or now) > each.ends_at,
    )


def _assignments(order: WorkOrder) -> list[AssignmentView]:
    return [
        AssignmentView(
            id=each.pk,
            department_id=each.department_id,
            department_name=each.department.name,
            dispatched_at=each.assigned_at,
            dispatched_by=each.assigned_by_label,
            note=each.note,
            accepted_at=each.accepted_at,
            accepted_by=each.accepted_by_label,
            ended_at=each.ended_at,
            ending_label=each.get_ending_display(),
            role=each.role,
            role_label=each.get_role_display(),
            done_at=each.done_at,
            allotments=allotment_views(each),
        )
        for each in order.assignments.select_related("department").prefetch_related(
            "allotments__unit"
        )
    ]


def _send_backs(order: WorkOrder, files: Files) -> list[SendBackView]:
    return [
        SendBackView(
            id=each.pk,
            requested_at=each.requested_at,
            requested_by=each.requested_by_label,
            department_name=each.assignment.department.name,
            reason=each.reason,
            legal_basis=each.legal_basis,
            attachments=files.get(each.pk, []),
            decision=each.decision,
            decision_label=each.get_decision_display(),
            decision_comment=each.comment,
            decided_at=each.decided_at,
        )
        for each in order.send_backs.select_related("assignment__department")
    ]


def _results(order: WorkOrder, files: Files) -> list[ResultView]:
    return [
        _result(each, files)
        for each in order.results.select_related("review", "assignment__department")
    ]


def _result(each: Result, files: Files) -> ResultView:
    review = getattr(each, "review", None)
    label = "会办反馈" if each.assignment.role == each.assignment.Role.HELPER else "待审核"
    if review is not None:
        label = "审核通过" if review.is_approved else "审核退回"
    return ResultView(
        id=each.pk,
        submitted_at=each.submitted_at,
        submitted_by=each.submitted_by_label,
        department_name=each.assignment.department.name,
        role=each.assignment.role,
        handled_at=each.handled_at,
        place=each.place,
        unit=each.unit,
        staff=each.staff,
        process=each.process,
        outcome=each.outcome,
        is_solved=each.is_solved,
        next_step=each.next_step,
        attachments=files.get(each.pk, []),
        review_label=label,
        review_comment=review.comment if review else "",
        review_missing=[ELEMENT_LABELS[name] for name in review.missing] if review else [],
    )


def _links(order: WorkOrder, visitor: Visitor) -> list[LinkView]:
    """Show linked orders to the hotline; a department sees only those it has itself."""
    found = [
        LinkView(number=each.number, label="同一来电登记", event=each.event, may_unlink=False)
        for each in list_siblings(order, visitor)
    ]
    if not sees_every_order(visitor):
        return found
    for link in list_links(order, visitor):
        if link.kind == Link.Kind.SPLIT:
            continue  # shown with the family
        is_earlier = link.earlier_id == order.pk
        other = link.later if is_earlier else link.earlier
        is_new_demand = link.kind == Link.Kind.NEW_DEMAND and not is_earlier
        label = "原工单" if is_new_demand else link.get_kind_display()
        found.append(
            LinkView(
                number=other.number,
                label=label,
                event=other.event,
                may_unlink=link.kind == Link.Kind.RELATED,
            )
        )
    return found
