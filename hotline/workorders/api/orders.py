"""The doors of looking: lists, one order, its timeline."""

from django.http import HttpRequest
from ninja import Query

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.api.detail import order_view
from hotline.workorders.api.list_bodies import TrayQuery
from hotline.workorders.api.present import order_row
from hotline.workorders.api.routing import router
from hotline.workorders.api.timeline import timeline_of
from hotline.workorders.api.views import OrderPage, OrderView, StateView, TimelineEntry, TrayView
from hotline.workorders.pending import notes_of
from hotline.workorders.permissions import VIEW
from hotline.workorders.presence_queries import list_present
from hotline.workorders.queries import get_order
from hotline.workorders.rules.workflow import STATE_LABELS
from hotline.workorders.seen_versions import version_of
from hotline.workorders.trays import TRAYS, count_trays, list_tray, open_trays


@router.get("/work-orders", auth=Requires(VIEW))
def list_orders(request: HttpRequest, query: Query[TrayQuery]) -> OrderPage:
    """List one page of a tray."""
    moment = now()
    visitor = visitor_of(request)
    page = list_tray(query.tray, visitor, query.to_filters(), query.cursor or None, now=moment)
    asked = notes_of(query.tray, page.orders, visitor)
    present = list_present(page.orders, visitor, now=moment)
    items = [
        order_row(each, moment, asked=asked.get(each.pk, ""), present=present.get(each.pk, ()))
        for each in page.orders
    ]
    return OrderPage(items=items, next_cursor=page.next_cursor)


@router.get("/work-orders/trays", auth=Requires(VIEW))
def get_trays(request: HttpRequest) -> list[TrayView]:
    """List the trays the visitor may open, with how much waits in each."""
    visitor = visitor_of(request)
    counts = {each.name: each for each in count_trays(visitor, now=now())}
    views = []
    for name in open_trays(visitor):
        found = counts.get(name)
        count, overdue = (found.count, found.overdue) if found else (None, None)
        views.append(TrayView(tray=name, label=TRAYS[name].label, count=count, overdue=overdue))
    return views


@router.get("/work-orders/states", auth=Requires(VIEW))
def get_states(request: HttpRequest) -> list[StateView]:  # noqa: ARG001 - ninja passes it
    """List every state an order may stand in, the way people read them."""
    return [StateView(value=each, label=label) for each, label in STATE_LABELS.items()]


@router.get("/work-orders/{number}", auth=Requires(VIEW))
def get_one(request: HttpRequest, number: str) -> OrderView:
    """Show one order."""
    visitor, version = visitor_of(request), version_of(number)
    return order_view(get_order(number, visitor), visitor, now(), version=version)


@router.get("/work-orders/{number}/timeline", auth=Requires(VIEW))
def get_timeline(request: HttpRequest, number: str) -> list[TimelineEntry]:
    """Show what happened, oldest first."""
    visitor = visitor_of(request)
    return timeline_of(get_order(number, visitor), visitor)
