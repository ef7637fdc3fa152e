"""Look at an order, or at what is being typed, before it leaves (派单前体检)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog

from hotline.core.crypto.cipher import blind_index
from hotline.core.models import Event
from hotline.organizations.models import Department
from hotline.workorders.models import WorkOrder
from hotline.workorders.recommender_files import DEPARTMENTS
from hotline.workorders.rules.shield import Adviser, examine
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Finding
from hotline.workorders.rules.shield.learnt import without_contradicted
from hotline.workorders.rules.workflow import State
from hotline.workorders.shield_city import city_for_shield, city_tables
from hotline.workorders.shield_doors import DOORS
from hotline.workorders.shield_events import ShieldOverridden
from hotline.workorders.shield_model import predictor_in_force

_T = TypeVar("_T")
_log = structlog.get_logger()


class _Advisers:
    """Every adviser behind one that never fails: a model that is down stops no order."""

    def advise(self, draft: Draft, known: Known, city: City) -> Iterable[Finding]:
        for adviser in DOORS.advisers:
            yield from _or_nothing(partial(_advice, adviser, draft, known, city))


def examine_draft(draft: Draft, *, now: datetime, due_at: datetime | None = None) -> list[Finding]:
    """Return what the shield finds in a draft."""
    known = Known(
        now=now,
        due_at=due_at,
        answers=_or_nothing(lambda: DOORS.unified_answers.find_answers(draft)),
        articles=_or_nothing(lambda: DOORS.knowledge.find_answers(draft)),
        routes=_or_nothing(lambda: DOORS.routing.find_routes(draft, now)),
    )
    city = city_for_shield()
    found = examine(draft, known, city, advisers=(_Advisers(),))
    predictor = predictor_in_force(DEPARTMENTS)
    return without_contradicted(found, draft, known, city, predictor)


def examine_order(
    order: WorkOrder, *, department: Department | None, share_phone: bool, now: datetime
) -> list[Finding]:
    """Return what the shield finds in an order, were it to go to this department."""
    waits = order.state == State.AWAITING_DISPATCH
    draft = draft_of(order, department=department, share_phone=share_phone)
    return examine_draft(draft, now=now, due_at=order.due_at if waits else None)


def draft_of(order: WorkOrder, *, department: Department | None, share_phone: bool) -> Draft:
    """Return an order as the checks see it."""
    tables = city_tables()
    return Draft(
        place=order.place,
        event=order.event,
        demand=order.demand,
        caller_name=order.caller_name,
        caller_phone=order.caller_phone,
        is_confidential=order.is_confidential or order.is_anonymous,
        share_phone=share_phone,
        appeal_type=order.appeal_type,
        urgency=order.urgency,
        topic_code=tables.topic_codes.get(order.topic_id),
        area_code=tables.area_codes.get(order.area_id),
        department_code=department.code if department else None,
        has_event_time=order.occurred_at is not None,
    )


def text_mark(order: WorkOrder) -> str:
    """Return a mark of the text as it stands: a reason given for other words does not count."""
    return blind_index(f"{order.place}\n{order.event}\n{order.demand}")[:16]


def overridden_codes(order: WorkOrder) -> frozenset[str]:
    """Return the codes somebody gave a reason for, while the text was as it is now."""
    rows = Event.objects.filter(
        subject_type="work_order",
        subject_id=order.number,
        kind=ShieldOverridden.kind,
        details__mark=text_mark(order),
    )
    return frozenset(code for each in rows for code in each.details["codes"])


def _advice(adviser: Adviser, draft: Draft, known: Known, city: City) -> tuple[Finding, ...]:
    return tuple(adviser.advise(draft, known, city))


def _or_nothing(ask: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...]:
    """Return what a door says; one that fails is logged and says nothing."""
    try:
        return ask()
    except Exception:  # noqa: BLE001 - a model may fail in any way, dispatch must not
        _log.exception("shield_door_failed")
        return ()
