"""What is known of a place while it is typed: where it lies, and what happened there lately."""

from datetime import timedelta

import time_machine

from hotline.core.actor import SYSTEM
from hotline.reference.actions.load_places import load_places
from hotline.reference.rules.entries import PlaceEntry
from hotline.workorders.around_queries import LATELY, LOOK_BACK, count_in_area, list_orders_at
from hotline.workorders.tests.orders import registered
from tests.cast import NOW, Cast, Door

HERE = "龙华区金贸街道国贸路水岸阳光小区北门"
NEAR = "国贸路水岸阳光小区北门门口"
FAR = "美兰区海甸三东路口"


def test_orders_of_the_place_are_found_however_it_is_written(cast: Cast) -> None:
    old = registered(cast, now=NOW - LOOK_BACK - timedelta(days=1), place=HERE)
    here, near = registered(cast, place=HERE), registered(cast, place=NEAR)
    registered(cast, place=FAR)
    found = list_orders_at(HERE, cast.wang_fang, now=NOW)
    assert [each.number for each in found] == [near.number, here.number]
    assert old not in found
    assert list_orders_at("路口", cast.wang_fang, now=NOW) == []


def test_a_department_sees_of_a_place_what_it_handles(cast: Cast) -> None:
    registered(cast, place=HERE)
    assert list_orders_at(HERE, cast.zhao_min, now=NOW) == []


def test_an_area_counts_its_last_days_and_the_topic_among_them(cast: Cast) -> None:
    registered(cast, now=NOW - LATELY - timedelta(hours=1))
    registered(cast)
    registered(cast)
    seen = count_in_area(cast.area.code, cast.topic.code, cast.wang_fang, now=NOW)
    assert seen is not None
    assert (seen.count, seen.same_topic, seen.is_more) == (2, 2, False)
    other = count_in_area(cast.area.code, "", cast.wang_fang, now=NOW)
    assert other is not None
    assert (other.count, other.same_topic) == (2, 0)
    assert count_in_area("999999", "", cast.wang_fang, now=NOW) is None


def test_the_door_tells_place_orders_and_area(cast: Cast, frozen: time_machine.Traveller) -> None:
    entry = PlaceEntry(name="水岸阳光小区", kind="estate", area=cast.area.code)
    load_places(entries=[entry], city="haikou", by=SYSTEM, now=NOW)
    order = registered(cast, place=HERE)
    frozen.shift(60)
    body = {"place": HERE, "area_code": cast.area.code, "topic_code": cast.topic.code}
    status, told = Door(cast.wang_fang).post("/places/about", body)
    assert status == 200
    assert (told["known"]["name"], told["known"]["area_name"]) == (
        "水岸阳光小区",
        "龙华区金贸街道",
    )
    assert [each["number"] for each in told["orders"]] == [order.number]
    assert "caller" not in told["orders"][0]
    assert told["area"] == {
        "name": "龙华区金贸街道",
        "days": 7,
        "count": 1,
        "same_topic": 1,
        "is_more": False,
    }


def test_nothing_typed_tells_nothing_and_not_everybody_may_ask(cast: Cast) -> None:
    status, told = Door(cast.wang_fang).post("/places/about", {})
    assert (status, told["known"], told["orders"], told["area"]) == (200, None, [], None)
    for who, refusal in ((None, 401), (cast.zhao_min, 403), (cast.lin_admin, 403)):
        assert Door(who).post("/places/about", {})[0] == refusal
