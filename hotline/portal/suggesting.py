"""What is known already: published answers, and cases of others that anybody may know of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotline.portal.models import Following
from hotline.portal.rules.nearby import MOST_NEARBY, is_like, may_be_public
from hotline.portal.rules.progress import PUBLIC_STATES
from hotline.portal.tokens import issue
from hotline.reference.place_queries import find_within
from hotline.reference.rules.calendar import local_date
from hotline.workorders.models import OrderShingles, UnifiedAnswer, WorkOrder
from hotline.workorders.rules.numbering import numbering_day
from hotline.workorders.rules.shingles import marks
from hotline.workorders.rules.unified_answer import speaks_of
from hotline.workorders.rules.workflow import State
from hotline.workorders.unified_queries import answers_in_force

REF = "nearby"
_REF_LIFETIME = timedelta(hours=1)
_LOOK_BACK = timedelta(days=30)
_OF_MARKS = 120
_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Nearby:
    """A case of somebody else: its topic, its known place, and nothing they said."""

    ref: str
    title: str
    place: str
    state_label: str
    happened_on: date
    followers: int


def list_answers(
    words: str, *, now: datetime, most: int, is_sure: bool = False
) -> list[UnifiedAnswer]:
    """Return published answers that hold every word; sure: whose keywords the text all holds."""
    found = answers_in_force(now)[:_LOOKED_AT]
    return [each for each in found if _answers(each, words, is_sure=is_sure)][:most]


def list_nearby(event: str, place: str, *, now: datetime) -> list[Nearby]:
    """Return open cases of the last month at this place about this matter, newest first."""
    found = [
        each
        for each in _candidates(event, place, now)
        if may_be_public(each) and is_like(each, event=event, place=place)
    ]
    return [_shown(each, now) for each in found[:MOST_NEARBY]]


def _answers(answer: UnifiedAnswer, words: str, *, is_sure: bool) -> bool:
    if is_sure:
        return speaks_of(answer.keywords, words)
    whole = f"{answer.title}\n{answer.text}".lower()
    return all(each in whole for each in words.lower().split())


def _candidates(event: str, place: str, now: datetime) -> Iterable[WorkOrder]:
    wanted = sorted({*marks("place", place), *marks("words", event)})
    if not wanted:
        return ()
    newer = OrderShingles.objects.filter(day__gte=numbering_day(now - _LOOK_BACK))
    sharing = newer.filter(marks__overlap=wanted).order_by("-order_id")
    ids = [*sharing.values_list("order_id", flat=True)[:_OF_MARKS]]
    recent = WorkOrder.objects.filter(pk__in=ids, registered_at__gte=now - _LOOK_BACK)
    return recent.select_related("topic", "area__parent").order_by("-id")


def _shown(order: WorkOrder, now: datetime) -> Nearby:
    followings = Following.objects.filter(order=order).count()
    return Nearby(
        ref=issue(REF, order.number, until=now + _REF_LIFETIME),
        title=order.topic.name,
        place=_public_place(order),
        state_label=PUBLIC_STATES[State(order.state)],
        happened_on=local_date(order.registered_at),
        followers=followings + order.merged.count() + 1,
    )


def _public_place(order: WorkOrder) -> str:
    """Return the street and the place of the city's own list: no house, no flat, no words."""
    known = find_within(order.place)
    area = order.area.name
    return f"{area} {known.place.name}" if known and known.place.name != area else area
