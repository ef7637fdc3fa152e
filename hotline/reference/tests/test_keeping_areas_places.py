"""Areas and places by their doors."""

import pytest

from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.reference.actions.learn_places import learn_places
from hotline.reference.actions.load_places import load_places
from hotline.reference.models import Area, Place
from hotline.reference.place_queries import find_places, plain_places
from hotline.reference.rules.dictionaries import PlaceKind
from hotline.reference.rules.entries import PlaceEntry
from tests.cast import NOW, Cast, Door, cast

__all__ = ["cast"]
STREET = "460106003"
GUOMAO = {"name": "海口国贸", "kind": "market", "area_code": STREET, "also_known": ["国贸中心"]}


@pytest.fixture
def door(cast: Cast) -> Door:
    return Door(cast.lin_admin)


@pytest.mark.parametrize("what", ["areas", "places"])
def test_only_an_administrator_keeps_them(cast: Cast, what: str) -> None:
    for visitor, status in (
        (None, 401),
        (cast.zhao_min, 403),
        (cast.wang_fang, 403),
        (cast.leader_zhou, 403),
        (cast.lin_admin, 200),
    ):
        assert Door(visitor).get(f"/administration/{what}")[0] == status
    assert Door(cast.wang_fang).post("/administration/places/add", GUOMAO)[0] == 403
    assert not Place.objects.exists()


def test_area_is_added_renamed_retired_and_restored(door: Door) -> None:
    body = {"code": "460106009", "name": "龙桥镇", "parent_code": "460106"}
    made = door.post("/administration/areas/create", body)[1]
    assert (made["level"], made["parent_code"]) == ("street", "460106")
    changed = {"name": "龙桥街道", "is_active": False, "note": "撤镇设街"}
    assert door.post("/administration/areas/460106009/change", changed)[1]["is_active"] is False
    event = Event.objects.get(kind="area.changed")
    assert event.details["old"] == {"name": "龙桥镇", "is_active": True}
    assert event.details["new"] == {"name": "龙桥街道", "is_active": False}
    refused = door.post(
        "/administration/areas/460106/change", {"name": "龙华区", "is_active": False}
    )
    assert refused[0] == 409
    assert "还有 1 个启用的区划" in refused[1]["message"]
    assert door.post("/administration/areas/999999/change", changed)[0] == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"code": "460106", "name": "重复区", "parent_code": "460106"}, "code"),
        ({"code": "46010", "name": "短代码", "parent_code": "460106"}, "code"),
        ({"code": "460199", "name": "区", "parent_code": "460106"}, "name"),
        ({"code": "460199", "name": "新的区", "parent_code": "1"}, "parent_code"),
    ],
)
def test_area_that_cannot_be_is_refused(door: Door, body: dict[str, str], field: str) -> None:
    status, answer = door.post("/administration/areas/create", body)
    assert status == 422
    assert field in answer["fields"]
    assert Area.objects.count() == 2


def test_place_is_found_at_once_by_name_nickname_and_pinyin(door: Door) -> None:
    place = door.post("/administration/places/add", GUOMAO)[1]
    for typed in ("国贸", "haikouguomao", "gmzx"):
        assert [each.place.name for each in find_places(typed)] == ["海口国贸"]
    body = {"kind": "market", "area_code": "460106", "also_known": ["老国贸"]}
    path = f"/administration/places/{place['id']}"
    assert door.post(f"{path}/change", body)[1]["area_code"] == "460106"
    assert plain_places("国贸中心") == []
    assert find_places("lgm") != []
    assert door.post(f"{path}/retire", {"note": "拆了"})[1]["is_active"] is False
    assert find_places("海口国贸") == []
    assert door.get("/administration/places")[1]["total"] == 0
    assert door.get("/administration/places", state="retired")[1]["total"] == 1
    assert door.post(f"{path}/restore", {})[1]["is_active"] is True
    told = Event.objects.get(kind="place.changed").details
    assert told["old"]["also_known"] == ["国贸中心"]
    assert told["new"]["area"] == "460106"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "castle"}, "kind"),
        ({"area_code": "1"}, "area_code"),
        ({"also_known": ["短", "国贸中心"]}, "also_known"),
        ({"name": "国"}, "name"),
    ],
)
def test_place_that_cannot_be_is_refused(
    door: Door, changes: dict[str, object], field: str
) -> None:
    status, answer = door.post("/administration/places/add", GUOMAO | changes)
    assert status == 422
    assert field in answer["fields"]


def test_name_is_taken_even_by_a_retired_place(door: Door) -> None:
    place = door.post("/administration/places/add", GUOMAO)[1]
    door.post(f"/administration/places/{place['id']}/retire", {"note": ""})
    assert "name" in door.post("/administration/places/add", GUOMAO)[1]["fields"]


def test_places_are_narrowed_down(door: Door) -> None:
    door.post("/administration/places/add", GUOMAO)
    lessons = [("金贸新苑小区 3 栋", STREET)] * 3
    learn_places(day=NOW.date(), lessons=lessons, now=NOW)
    learnt = door.get("/administration/places", state="learnt")[1]["places"]
    assert [each["is_learnt"] for each in learnt] == [True]
    assert door.get("/administration/places", typed="国贸中心\0")[1]["total"] == 1
    assert door.get("/administration/places", state="edited")[1]["total"] == 1
    body = {"kind": "estate", "area_code": STREET}
    kept = door.post(f"/administration/places/{learnt[0]['id']}/change", body)[1]
    assert (kept["is_learnt"], kept["is_edited_here"]) == (False, True)


def test_the_citys_file_passes_by_what_was_edited_here(door: Door, cast: Cast) -> None:
    entries = [PlaceEntry(name="海口国贸", kind=PlaceKind.MARKET, area=cast.area.code)]
    load_places(entries=entries, city="x", by=SYSTEM, now=NOW)
    place = Place.objects.get()
    body = {"kind": "market", "area_code": STREET, "also_known": ["国贸中心"]}
    door.post(f"/administration/places/{place.pk}/change", body)
    assert load_places(entries=entries, city="x", by=SYSTEM, now=NOW) == 0
    assert load_places(entries=[], city="x", by=SYSTEM, now=NOW) == 0
    place.refresh_from_db()
    assert (place.also_known, place.is_active) == (["国贸中心"], True)
    assert find_places("国贸中心") != []
