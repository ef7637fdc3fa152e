"""The doors of the return court (退单评议): one page per order, the list, and the ruling."""

from datetime import timedelta

from django.http import HttpRequest
from ninja import Query

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.rule_on_return import rule_on_return as rule_action
from hotline.workorders.api.after import shown
from hotline.workorders.api.return_present import bouncing_view, court_view
from hotline.workorders.api.return_schemas import BouncingView, CourtView, DaysQuery, RulingBody
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState
from hotline.workorders.permissions import VERBS
from hotline.workorders.queries import get_order
from hotline.workorders.return_queries import list_bouncing
from hotline.workorders.routing_permissions import VIEW_RETURNS
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.seen_versions import version_of


@router.get("/work-orders/{number}/returns", auth=Requires(VIEW_RETURNS))
def get_court(request: HttpRequest, number: str) -> CourtView:
    """Show the chain of returns of an order with everything a ruling needs."""
    visitor, version = visitor_of(request), version_of(number)
    return court_view(get_order(number, visitor), visitor, now(), version=version)


@router.get("/returns/bouncing", auth=Requires(VIEW_RETURNS))
def get_bouncing(request: HttpRequest, query: Query[DaysQuery]) -> list[BouncingView]:
    """List the orders sent back most, the most bouncing first."""
    moment = now()
    since = moment - timedelta(days=query.days)
    found = list_bouncing(visitor_of(request), since=since)
    return [bouncing_view(each, moment) for each in found]


@router.post("/work-orders/{number}/rule_on_return", auth=Requires(VERBS[Verb.RULE_ON_RETURN]))
def rule_on_return(request: HttpRequest, number: str, body: RulingBody) -> OrderState:
    """Rule who leads (退单裁定); the ruling becomes a routing rule."""
    visitor = visitor_of(request)
    order = rule_action(
        number=number,
        department_id=body.department_id,
        reason=body.reason,
        legal_basis=body.legal_basis,
        reach=body.to_reach(),
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)
