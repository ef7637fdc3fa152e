"""Yesterday's orders teach where places lie (SEAT-04)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from hotline.reference.models import Area, Place, PlaceLesson
from hotline.workorders.actions.register import register
from hotline.workorders.actions.teach_places import DAYS_BACK, teach_places
from hotline.workorders.rules.registration import Demand
from tests.cast import CHEN_JING, NOW, Cast

MakeDemand = Callable[..., Demand]
TOMORROW = NOW + timedelta(days=1)


def test_orders_of_a_day_that_is_over_teach_a_place(cast: Cast, make_demand: MakeDemand) -> None:
    demand = replace(make_demand(), place="金盘路8号水岸阳光小区3栋201")
    for _ in range(3):
        register(key=uuid4(), caller=CHEN_JING, demands=[demand], by=cast.wang_fang, now=NOW)
    teach_places(now=NOW)
    assert not Place.objects.filter(is_learnt=True).exists()
    assert teach_places(now=TOMORROW) == 1
    learnt = Place.objects.get(is_learnt=True)
    assert learnt.name == "水岸阳光小区"
    assert learnt.settled_area == Area.objects.get(code=demand.area_code)
    assert teach_places(now=TOMORROW) == 0


def test_a_caller_who_asked_for_secrecy_teaches_nothing(
    cast: Cast, make_demand: MakeDemand
) -> None:
    demand = replace(make_demand(), place="水岸阳光小区")
    hidden = replace(CHEN_JING, is_confidential=True)
    for _ in range(3):
        register(key=uuid4(), caller=hidden, demands=[demand], by=cast.wang_fang, now=NOW)
    assert teach_places(now=TOMORROW) == DAYS_BACK
    assert not Place.objects.filter(is_learnt=True).exists()
    assert {each.orders for each in PlaceLesson.objects.all()} == {0}
