"""The door of the place panel: what is known of the place that is being typed."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.reference.models import Area, Place
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.present import order_row
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderRow
from hotline.workorders.around_queries import (
    LATELY,
    LOOK_BACK,
    MOST_SHOWN,
    InArea,
    count_in_area,
    find_known_place,
    list_orders_at,
)
from hotline.workorders.permissions import REGISTER
from hotline.workorders.rules.registration import MAX_PLACE

Code = Annotated[Text, Field(max_length=12)]


class AboutPlaceBody(Body):
    """Place, area and topic as far as they are typed; in a body, for addresses are logged."""

    place: Annotated[Text, Field(max_length=MAX_PLACE)] = ""
    area_code: Code = ""
    topic_code: Code = ""


class KnownPlaceView(Schema):
    """A place of the city's list."""

    name: str
    kind: str
    also_known: list[str]
    area_code: str
    area_name: str


class AreaCountView(Schema):
    """How much an area reported in the last days, and how much of it on the same topic."""

    name: str
    days: int
    count: int
    same_topic: int
    is_more: bool


class AroundView(Schema):
    """The place, its latest orders of the last weeks, and its area."""

    known: KnownPlaceView | None
    days: int
    count: int
    orders: list[OrderRow]
    area: AreaCountView | None


@router.post("/places/about", auth=Requires(REGISTER))
def post_about_place(request: HttpRequest, body: AboutPlaceBody) -> AroundView:
    """Tell what is known of a place; nothing is kept."""
    visitor, moment = visitor_of(request), now()
    place = find_known_place(body.place) if body.place else None
    orders = list_orders_at(body.place, visitor, now=moment)
    lately = count_in_area(body.area_code, body.topic_code, visitor, now=moment)
    return AroundView(
        known=_known(place) if place else None,
        days=LOOK_BACK.days,
        count=len(orders),
        orders=[order_row(each, moment) for each in orders[:MOST_SHOWN]],
        area=_area(lately) if lately else None,
    )


def _area(lately: InArea) -> AreaCountView:
    return AreaCountView(
        name=_full_name(lately.area),
        days=LATELY.days,
        count=lately.count,
        same_topic=lately.same_topic,
        is_more=lately.is_more,
    )


def _known(place: Place) -> KnownPlaceView:
    area = place.settled_area
    return KnownPlaceView(
        name=place.name,
        kind=place.get_kind_display(),
        also_known=place.also_known,
        area_code=area.code,
        area_name=_full_name(area),
    )


def _full_name(area: Area) -> str:
    district = area.parent if area.level == Area.Level.STREET else None
    return f"{district.name}{area.name}" if district else area.name
