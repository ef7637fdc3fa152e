"""What of a described place is a name, and which area is believed (SEAT-04, asks C 5)."""

import pytest

from hotline.reference.rules.place_names import Confirmed, pieces, settled_area, stem, substrings


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("海口市龙华区金贸街道金盘路8号水岸阳光小区3栋201", "水岸阳光小区"),
        ("海秀东路12号望海国际广场门口", "望海国际广场"),
        ("凤翔东路与椰海大道交叉口", "椰海大道"),
        ("和平大道", "和平大道"),
        ("秀英区海岸一号小区", "海岸一号小区"),
        ("博义村附近", "博义村"),
        ("家里", None),
        ("13876543210", None),
        ("", None),
    ],
)
def test_a_place_is_found_again_by_its_narrowest_name(place: str, name: str | None) -> None:
    assert stem(place) == name


def test_no_number_is_ever_part_of_a_name() -> None:
    written = "龙昆南路89号13876543210汇隆广场2单元"
    assert pieces(written) == ["龙昆南路", "汇隆广场"]


def test_a_known_name_may_stand_anywhere_in_what_was_written() -> None:
    assert {"海秀东路", "望海"} <= substrings("海秀东路12号望海楼")
    assert "路12" not in substrings("海秀东 路12", longest=2)


@pytest.mark.parametrize(
    ("filed", "seen", "area"),
    [
        ("460106", [], "460106"),
        ("460106", [("460108", 2)], "460106"),
        ("460106", [("460108", 3)], "460108"),
        ("460106", [("460108", 5), ("460106", 3)], "460106"),
        ("460106", [("460108", 5), ("460106003", 3)], "460106"),
        ("460106", [("460106003", 3), ("460106", 3)], "460106"),
        ("460106", [("460106003", 4), ("460106", 3)], "460106003"),
        (None, [("460108", 2)], None),
        (None, [("460108", 3), ("460106", 3)], "460108"),
        (None, [], None),
    ],
)
def test_orders_overrule_the_file_only_when_they_agree(
    filed: str | None, seen: list[tuple[str, int]], area: str | None
) -> None:
    assert settled_area(filed, [Confirmed(*each) for each in seen]) == area
