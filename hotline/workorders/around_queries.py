"""Tell what is known of a place: where it lies, and what citizens reported there lately."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.accounts.visitor import Visitor
from hotline.reference.models import Area, Place
from hotline.reference.place_queries import find_places, find_within
from hotline.workorders.models import OrderShingles, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.duplicates import SAME_PLACE
from hotline.workorders.rules.numbering import numbering_day
from hotline.workorders.rules.shingles import alike, marks, shingles

LATELY = timedelta(days=7)
"""How far back an area's orders are counted."""
LOOK_BACK = timedelta(days=30)
"""How far back orders of the place itself are shown."""
MOST_SHOWN = 5
MOST_COUNTED = 300
"""More orders of an area than these are only told to be more."""
_OF_MARKS = 120


@dataclass(frozen=True, slots=True)
class InArea:
    """What an area reported lately; ``is_more`` when there was more than was counted."""

    area: Area
    count: int
    same_topic: int
    is_more: bool


def find_known_place(text: str) -> Place | None:
    """Return the place of the city's list that a text names, or that lies within it."""
    named = (each.place for each in find_places(text) if each.place.name == text)
    if (exact := next(named, None)) is not None:
        return exact
    inside = find_within(text)
    return inside.place if inside else None


def list_orders_at(place: str, visitor: Visitor, *, now: datetime) -> list[WorkOrder]:
    """Return visible orders of the last weeks at this place or next to it, newest first."""
    wanted = [*marks("place", place)]
    if not wanted:
        return []
    newer = OrderShingles.objects.filter(day__gte=numbering_day(now - LOOK_BACK))
    sharing = newer.filter(marks__overlap=wanted).order_by("-order_id")
    ids = [*sharing.values_list("order_id", flat=True)[:_OF_MARKS]]
    recent = visible_orders(visitor).filter(pk__in=ids, registered_at__gte=now - LOOK_BACK)
    found = recent.select_related("department", "topic", "area__parent", "desk").order_by("-id")
    said = shingles(place)
    return [each for each in found if alike(said, shingles(each.place)) >= SAME_PLACE]


def count_in_area(code: str, topic_code: str, visitor: Visitor, *, now: datetime) -> InArea | None:
    """Count the area's visible orders of the last days, and those of the topic among them."""
    area = Area.objects.filter(code=code).select_related("parent").first() if code else None
    if area is None:
        return None
    newest = visible_orders(visitor).filter(area=area).order_by("-id")
    rows = newest.values_list("registered_at", "topic__code")[:MOST_COUNTED]
    topics = [topic for registered_at, topic in rows if registered_at >= now - LATELY]
    return InArea(area, len(topics), topics.count(topic_code), len(topics) == MOST_COUNTED)
