"""The doors of what stands beside an order: related orders, ribbons of rows."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.clock_views import ClockSpanView
from hotline.workorders.api.clocks import span_views
from hotline.workorders.api.present import order_row
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderRow
from hotline.workorders.permissions import VIEW
from hotline.workorders.queries import get_order
from hotline.workorders.related_queries import list_related
from hotline.workorders.rules.bulk import MOST_ORDERS
from hotline.workorders.tray_ribbons import RowRibbon, list_row_ribbons


class RelatedView(OrderRow):
    """Another order, and what it shares with this one."""

    reasons: list[str]


class RibbonsBody(Body):
    """Which rows are shown."""

    numbers: Annotated[
        list[Annotated[Text, Field(max_length=20)]], Field(min_length=1, max_length=MOST_ORDERS)
    ]


class RowRibbonView(Schema):
    """The running clock of a row that ends first."""

    number: str
    started_at: datetime
    due_at: datetime
    last_minute_at: datetime | None
    spans: list[ClockSpanView]


@router.get("/work-orders/{number}/related", auth=Requires(VIEW))
def get_related(request: HttpRequest, number: str) -> list[RelatedView]:
    """List the orders of the same caller or place; a department is told of places only."""
    visitor, moment = visitor_of(request), now()
    found = list_related(get_order(number, visitor), visitor, now=moment)
    return [
        RelatedView(**order_row(each.order, moment).model_dump(), reasons=list(each.reasons))
        for each in found
    ]


@router.post("/work-orders/ribbons", auth=Requires(VIEW))
def post_ribbons(request: HttpRequest, body: RibbonsBody) -> list[RowRibbonView]:
    """Draw the clocks of the rows of a list; nothing is changed."""
    found = list_row_ribbons(body.numbers, visitor_of(request), now=now())
    return [_row_ribbon(each) for each in found]


def _row_ribbon(each: RowRibbon) -> RowRibbonView:
    return RowRibbonView(
        number=each.number,
        started_at=each.deadline.started_at,
        due_at=each.deadline.ends_at,
        last_minute_at=each.ribbon.last_minute_at,
        spans=span_views(each.ribbon.spans),
    )
