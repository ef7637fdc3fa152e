"""Places are loaded, found while typing, and learnt from orders (SEAT-04, asks C 5)."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.reference.actions.learn_places import learn_places
from hotline.reference.actions.load_places import load_places
from hotline.reference.actions.note_mishearing import note_mishearing
from hotline.reference.models import Area, Place, PlaceMishearing, PlaceSpelling
from hotline.reference.place_queries import find_places, find_within
from hotline.reference.rules.entries import PlaceEntry
from hotline.reference.rules.spellings import Way

NOW = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
ENTRIES = [
    PlaceEntry(name="海秀东路", kind="road", area="460108"),
    PlaceEntry(name="海口美兰国际机场", kind="traffic", area="460108", also_known="美兰机场 机场"),
    PlaceEntry(name="明珠广场", kind="market", area="460108"),
    PlaceEntry(name="南海明珠岛", kind="other", area="460106", also_known="南海明珠"),
]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places() -> None:
    for code, name in (("460106", "龙华区"), ("460108", "美兰区")):
        district = Area.objects.create(code=code, name=name, level="district")
        Area.objects.create(code=f"{code}003", name="金贸街道", level="street", parent=district)
    _load(ENTRIES)


def _load(entries: list[PlaceEntry]) -> int:
    return load_places(entries=entries, city="haikou", by=SYSTEM, now=NOW)


def _learn(day: int, *lessons: tuple[str, str]) -> tuple[int, int]:
    return learn_places(day=date(2026, 11, day), lessons=lessons, now=NOW)


def _sign_in(client: Client) -> None:
    client.force_login(
        create_account(
            username="zhaomin",
            display_name="赵敏",
            password="x",
            grants=[Grant(Role.OPERATOR)],
            by=SYSTEM,
            now=NOW,
            must_change_password=False,
        )
    )


def _names(text: str) -> list[str]:
    return [each.place.name for each in find_places(text)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("海秀", ["海秀东路"]),
        ("hxdl", ["海秀东路"]),
        ("haixiu d", ["海秀东路"]),
        ("mljc", ["海口美兰国际机场"]),
        ("机场", ["海口美兰国际机场"]),
        ("mingzhu", ["明珠广场", "南海明珠岛"]),
        ("明珠", ["明珠广场", "南海明珠岛"]),
        ("h", []),
        ("", []),
        ("%", []),
        ("没有的地方", []),
    ],
)
def test_a_place_is_found_as_operators_type(typed: str, names: list[str]) -> None:
    assert _names(typed) == names


def test_a_place_inside_a_described_place_tells_where_it_lies() -> None:
    found = find_within("海秀东路12号，美兰机场方向")
    assert found is not None
    assert found.place.name == "海秀东路"
    assert find_within("不知道在哪里") is None


def test_loading_again_changes_nothing_and_leaving_out_switches_off() -> None:
    spellings = set(PlaceSpelling.objects.values_list("pk", flat=True))
    assert _load(ENTRIES) == 0
    assert set(PlaceSpelling.objects.values_list("pk", flat=True)) == spellings
    assert _load(ENTRIES[:2]) == 2
    assert _names("明珠") == []


def test_a_new_nickname_is_found_at_once() -> None:
    _load([ENTRIES[0].model_copy(update={"also_known": "老海秀"}), *ENTRIES[1:]])
    assert _names("lhx") == ["海秀东路"]


def test_a_name_three_orders_give_becomes_a_place() -> None:
    assert _learn(24, ("水岸阳光小区3栋", "460106"), ("水岸阳光小区", "460106")) == (0, 0)
    assert _names("水岸") == []
    assert _learn(25, ("金盘路2号水岸阳光小区", "460106")) == (1, 0)
    assert _names("shuian") == ["水岸阳光小区"]
    learnt = Place.objects.get(name="水岸阳光小区")
    assert learnt.is_learnt
    assert learnt.settled_area.code == "460106"
    event = Event.objects.get(kind="places.learnt")
    assert event.details == {"day": "2026-11-25", "new": ["水岸阳光小区"], "moved": []}


def test_a_day_is_learnt_from_once() -> None:
    lessons = [("水岸阳光小区", "460106")] * 2
    _learn(24, *lessons)
    assert _learn(24, *lessons) == (0, 0)
    assert not Place.objects.filter(is_learnt=True).exists()


def test_corrections_move_a_place_and_a_new_file_does_not_undo_them() -> None:
    assert _learn(24, *[("海秀东路5号", "460106")] * 3) == (0, 1)
    assert Place.objects.get(name="海秀东路").settled_area.code == "460106"
    assert _load(ENTRIES) == 0
    assert Place.objects.get(name="海秀东路").settled_area.code == "460106"


def test_places_orders_name_often_come_first() -> None:
    _learn(24, *[("南海明珠岛", "460106")] * 2)
    assert _names("nhmz") == ["南海明珠岛"]
    assert Place.objects.get(name="南海明珠岛").times == 2


def test_the_door_gives_the_area_with_its_district(client: Client) -> None:
    _learn(24, *[("明珠广场", "460108003")] * 3)
    _sign_in(client)
    found = client.get("/api/reference/places", {"typed": "mzgc"}).json()
    assert [(each["name"], each["area_name"]) for each in found["places"]] == [
        ("明珠广场", "美兰区金贸街道")
    ]
    assert found["within"] is None
    found = client.get("/api/reference/places", {"typed": "海秀东路12号"}).json()
    assert found["places"] == []
    assert (found["within"]["name"], found["within"]["area_code"]) == ("海秀东路", "460108")
    assert client.get("/api/reference/places", {"typed": "海" * 201}).status_code == 422


def test_a_place_is_found_by_ear_after_what_was_typed() -> None:
    found = find_places("海绣东")
    assert [(each.place.name, each.way) for each in found] == [("海秀东路", Way.SOUND)]
    assert [each.way for each in find_places("明珠")] == [Way.CHARACTERS] * 2
    assert find_places("海绣东路12号楼下") == []


def test_a_renamed_or_retired_place_is_heard_at_once() -> None:
    assert _names("海绣东路") == ["海秀东路"]
    Place.objects.filter(name="海秀东路").update(is_active=False)
    assert _names("海绣东路") == []


def test_what_was_heard_for_a_place_is_counted_and_learnt() -> None:
    assert note_mishearing(heard="明朱广场", name="明珠广场")
    assert note_mishearing(heard="明朱广场", name="明珠广场")
    assert PlaceMishearing.objects.get().times == 2
    useless = (("明珠", "明珠广场"), ("mzgc", "明珠广场"), ("明朱138", "明珠广场"), ("明朱", "无"))
    for heard, name in useless:
        assert not note_mishearing(heard=heard, name=name)


def test_the_door_notes_what_was_heard(client: Client) -> None:
    _sign_in(client)
    body = {"heard": "美览机场", "name": "海口美兰国际机场"}
    told = client.post("/api/reference/places/heard", body, content_type="application/json")
    assert told.json() == {"is_noted": True}
    answer = client.get("/api/reference/places", {"typed": "美览机场"}).json()
    assert answer["places"][0]["found_by"] == "sound"
