"""An address tells its area, when it names one and only one."""

import pytest

from hotline.reference.divisions import china
from hotline.reference.rules.addresses.areas import NamedArea, area_named
from hotline.reference.rules.addresses.grammar import parse_by_rules

_AREAS = [
    NamedArea("460100", "海口市", None),
    NamedArea("460105", "秀英区", "460100"),
    NamedArea("460106", "龙华区", "460100"),
    NamedArea("460105002", "海秀街道", "460105"),
    NamedArea("460105102", "海秀镇", "460105"),
    NamedArea("460106003", "金贸街道", "460106"),
    NamedArea("460106100", "城西镇", "460106"),
]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("海口市龙华区金贸街道国贸路12号", "460106003"),
        ("龙华区国贸路12号", "460106"),
        ("城西镇仁里村", "460106100"),
        ("海南省海口市龙华区城西仁里村3号", "460106100"),
        ("海口市秀英区海秀镇永庄村", "460105102"),
        ("秀英区海秀东路12号", "460105"),
        ("秀英区金贸街道", None),
        ("龙华区或秀英区", None),
        ("不知道在哪里", None),
    ],
)
def test_the_narrowest_area_that_does_not_contradict(text: str, code: str | None) -> None:
    found = area_named(text, parse_by_rules(text, china()), _AREAS)
    assert (found.code if found else None) == code
