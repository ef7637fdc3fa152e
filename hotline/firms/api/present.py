"""Draw firms, visits and needs for the page."""

from typing import Any

from hotline.accounts.visitor import Visitor
from hotline.core.masking import mask_phone
from hotline.firms.api import schemas as data
from hotline.firms.models import Firm, Need, Visit
from hotline.firms.permissions import RAISE_NEEDS, VISIT_FIRMS
from hotline.firms.queries import list_visits
from hotline.firms.rules.firms import FirmKind


def firm_row(firm: Any) -> data.FirmRow:
    """Show a firm of the list; it carries its last visit and the next."""
    return data.FirmRow(
        id=firm.pk,
        name=firm.name,
        kind_label=firm.get_kind_display(),
        area=firm.area.full_name,
        last_on=firm.last_on,
        next_on=firm.next_on,
    )


def due_visit(visit: Visit) -> data.DueVisitView:
    """Show a visit that is near."""
    return data.DueVisitView(
        id=visit.pk,
        firm_id=visit.firm_id,
        firm=visit.firm.name,
        planned_on=visit.planned_on,
        purpose=visit.purpose,
    )


def firm_view(firm: Firm, visitor: Visitor) -> data.FirmView:
    """Show a firm's file."""
    return data.FirmView(
        id=firm.pk,
        name=firm.name,
        credit_code=firm.credit_code,
        kind=FirmKind(firm.kind),
        kind_label=firm.get_kind_display(),
        area_code=firm.area.code,
        area=firm.area.full_name,
        address=firm.address,
        contact_name=firm.contact_name,
        contact_phone=firm.contact_phone
        if visitor.has(VISIT_FIRMS)
        else mask_phone(firm.contact_phone),
        visits=[_visit(each) for each in list_visits(firm.pk)],
        may_edit=visitor.has(VISIT_FIRMS),
        may_raise=visitor.has(RAISE_NEEDS),
    )


def _visit(visit: Visit) -> data.VisitRecordView:
    return data.VisitRecordView(
        id=visit.pk,
        state=visit.state,
        state_label=visit.get_state_display(),
        planned_on=visit.planned_on,
        purpose=visit.purpose,
        planned_by=visit.planned_by_label,
        visited_on=visit.visited_on,
        visited_by=visit.visited_by_label,
        report=visit.report,
        note=visit.note,
        needs=[_need(each) for each in visit.needs.all()],
    )


def _need(need: Need) -> data.NeedView:
    order = need.order
    return data.NeedView(
        id=need.pk,
        text=need.text,
        answer=need.answer,
        order_number=order.number if order else "",
        order_state_label=order.get_state_display() if order else "",
    )
