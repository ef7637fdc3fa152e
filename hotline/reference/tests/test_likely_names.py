"""The names a recogniser is told of: districts and streets, as many as fit."""

import pytest

from hotline.core.guarded import writing
from hotline.reference.likely_names import MOST_CHARACTERS, likely_names
from hotline.reference.models import Area

pytestmark = pytest.mark.django_db


def area(code: str, name: str, level: str, parent: Area | None = None) -> Area:
    with writing():
        return Area.objects.create(code=code, name=name, level=level, parent=parent)


def test_districts_and_streets_come_before_towns() -> None:
    city = area("460100", "海口市", "city")
    district = area("460106", "龙华区", "district", city)
    area("460106100", "新坡镇", "street", district)
    area("460106200", "金贸街道", "street", district)
    assert likely_names() == "龙华区、金贸街道、新坡镇。"


def test_no_more_than_a_recogniser_reads() -> None:
    district = area("460106", "龙华区", "district")
    for number in range(60):
        area(f"4601069{number:02d}", f"第{number}街道", "street", district)
    told = likely_names()
    assert told.startswith("龙华区、第0街道、")
    assert MOST_CHARACTERS - 6 <= len(told) <= MOST_CHARACTERS + 1


def test_a_city_without_areas_tells_nothing() -> None:
    assert likely_names() == ""
