"""The doors of firms (企业走访): files, plans, reports, needs."""

from datetime import timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.firms.actions import visits
from hotline.firms.actions.save_firm import save_firm
from hotline.firms.actions.settle_need import answer_need, raise_need
from hotline.firms.api import schemas as data
from hotline.firms.api.present import due_visit, firm_row, firm_view
from hotline.firms.permissions import RAISE_NEEDS, SEE_FIRMS, VISIT_FIRMS
from hotline.firms.queries import get_firm, list_due_visits, list_firms
from hotline.firms.rules.firms import FirmFile
from hotline.reference.rules.calendar import local_date

router = Router(tags=["firms"])
_PAGE = 50
_NEAR = timedelta(days=7)


@router.get("/firms", auth=Requires(SEE_FIRMS))
def get_firms(request: HttpRequest, query: Annotated[data.FirmQuery, Query(...)]) -> data.FirmPage:
    """List firms by name, and the visits of the coming week."""
    del request
    found = list_firms(query.words, offset=query.offset, limit=_PAGE + 1)
    due = list_due_visits(local_date(now()) + _NEAR)
    return data.FirmPage(
        items=[firm_row(each) for each in found[:_PAGE]],
        has_more=len(found) > _PAGE,
        due=[due_visit(each) for each in due],
    )


@router.get("/firms/{int:firm_id}", auth=Requires(SEE_FIRMS))
def get_one_firm(request: HttpRequest, firm_id: int) -> data.FirmView:
    """Show a firm's file with its visits."""
    return _view(request, firm_id)


@router.post("/firms", auth=Requires(VISIT_FIRMS))
def post_firm(request: HttpRequest, body: data.FirmBody) -> data.FirmView:
    """Begin a firm's file."""
    firm = save_firm(firm_id=None, file=_file(body), by=visitor_of(request), now=now())
    return _view(request, firm.pk)


@router.post("/firms/{int:firm_id}", auth=Requires(VISIT_FIRMS))
def post_correction(request: HttpRequest, firm_id: int, body: data.FirmBody) -> data.FirmView:
    """Correct a firm's file."""
    save_firm(firm_id=firm_id, file=_file(body), by=visitor_of(request), now=now())
    return _view(request, firm_id)


@router.post("/firms/{int:firm_id}/visits", auth=Requires(VISIT_FIRMS))
def post_plan(request: HttpRequest, firm_id: int, body: data.VisitPlanBody) -> data.FirmView:
    """Plan a visit."""
    visits.plan_visit(
        firm_id=firm_id,
        planned_on=body.planned_on,
        purpose=body.purpose,
        by=visitor_of(request),
        now=now(),
    )
    return _view(request, firm_id)


@router.post("/firm-visits/{int:visit_id}/cancel", auth=Requires(VISIT_FIRMS))
def post_cancel(request: HttpRequest, visit_id: int, body: data.VisitCancelBody) -> data.FirmView:
    """Cancel a visit."""
    by = visitor_of(request)
    visit = visits.cancel_visit(visit_id=visit_id, note=body.note, by=by, now=now())
    return _view(request, visit.firm_id)


@router.post("/firm-visits/{int:visit_id}/report", auth=Requires(VISIT_FIRMS))
def post_report(request: HttpRequest, visit_id: int, body: data.VisitReportBody) -> data.FirmView:
    """Report a visit."""
    visit = visits.report_visit(
        visit_id=visit_id,
        report=body.report,
        needs=body.needs,
        next_on=body.next_on,
        by=visitor_of(request),
        now=now(),
    )
    return _view(request, visit.firm_id)


@router.post("/firm-needs/{int:need_id}/answer", auth=Requires(VISIT_FIRMS))
def post_answer(request: HttpRequest, need_id: int, body: data.NeedAnswerBody) -> data.FirmView:
    """Answer a need on the spot."""
    by = visitor_of(request)
    need = answer_need(need_id=need_id, answer=body.answer, by=by, now=now())
    return _view(request, need.visit.firm_id)


@router.post("/firm-needs/{int:need_id}/raise", auth=Requires(RAISE_NEEDS))
def post_raise(request: HttpRequest, need_id: int, body: data.NeedRaiseBody) -> data.FirmView:
    """Make a need an order."""
    need = raise_need(
        need_id=need_id,
        topic_code=body.topic_code,
        demand=body.demand,
        by=visitor_of(request),
        now=now(),
    )
    return _view(request, need.visit.firm_id)


def _view(request: HttpRequest, firm_id: int) -> data.FirmView:
    return firm_view(get_firm(firm_id), visitor_of(request))


def _file(body: data.FirmBody) -> FirmFile:
    return FirmFile(**body.model_dump())
