"""Plan a visit (计划走访), cancel it (取消), report it (走访记录)."""

from datetime import date, datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import writing
from hotline.firms.errors import FirmInvalid, VisitNotNow
from hotline.firms.events import VisitCancelled, VisitPlanned, VisitReported
from hotline.firms.models import Need, Visit
from hotline.firms.queries import get_firm, locked_visit
from hotline.firms.rules.visits import (
    STATE_LABELS,
    VisitState,
    fault_of_plan,
    faults_of_report,
)
from hotline.reference.rules.calendar import local_date


def plan_visit(
    *, firm_id: int, planned_on: date, purpose: str, by: Visitor, now: datetime
) -> Visit:
    """Plan a visit within the next year.

    Raises:
        FirmInvalid: the day or the purpose is wrong.
        NoFirm: there is no such firm.

    """
    faults = fault_of_plan(planned_on, purpose, today=local_date(now))
    if faults:
        raise FirmInvalid.in_fields(faults)
    with writing():
        visit = Visit.objects.create(
            firm=get_firm(firm_id),
            planned_on=planned_on,
            purpose=purpose,
            planned_by_label=by.actor_label[:80],
        )
        happening = VisitPlanned(visit_id=visit.pk, planned_on=planned_on.isoformat())
        _record(visit, happening, by, now)
    return visit


def cancel_visit(*, visit_id: int, note: str, by: Visitor, now: datetime) -> Visit:
    """Cancel a planned visit, with the reason.

    Raises:
        FirmInvalid: no reason was given.
        VisitNotNow: it was made or cancelled already.

    """
    if not note:
        raise FirmInvalid.in_fields({"note": "请写明取消原因。"})
    with writing():
        visit = _planned(visit_id)
        visit.state, visit.note = VisitState.CANCELLED, note
        visit.save(update_fields=["state", "note"])
        _record(visit, VisitCancelled(visit_id=visit.pk, note=note), by, now)
    return visit


def report_visit(
    *,
    visit_id: int,
    report: str,
    needs: list[str],
    next_on: date | None,
    by: Visitor,
    now: datetime,
) -> Visit:
    """Write down a visit and what the firm needs; the next one is planned at once.

    Raises:
        FirmInvalid: the report or a need says too little.
        VisitNotNow: it was made or cancelled already.

    """
    today = local_date(now)
    faults = faults_of_report(report, needs, next_on=next_on, today=today)
    if faults:
        raise FirmInvalid.in_fields(faults)
    with writing():
        visit = _planned(visit_id)
        visit.state, visit.report = VisitState.DONE, report
        visit.visited_on, visit.visited_by_label = today, by.actor_label[:80]
        visit.save()
        Need.objects.bulk_create([Need(visit=visit, text=each) for each in needs])
        _record(visit, VisitReported(visit_id=visit.pk, needs=len(needs)), by, now)
        if next_on is not None:
            plan_visit(
                firm_id=visit.firm_id,
                planned_on=next_on,
                purpose=f"回访：{visit.purpose}"[:200],
                by=by,
                now=now,
            )
    return visit


def _planned(visit_id: int) -> Visit:
    visit = locked_visit(visit_id)
    if visit.state != VisitState.PLANNED:
        msg = f"这次走访{STATE_LABELS[VisitState(visit.state)]}，不能再改。"
        raise VisitNotNow(msg)
    return visit


def _record(visit: Visit, happening: Happening, by: Visitor, now: datetime) -> None:
    record(happening, subject_id=visit.firm_id, by=by, now=now, correlation_id=None)
