"""Places and offices taken down wrongly: what is meant stands beside what was said."""

from pathlib import Path

import pytest

from hotline.config.places.find import things_of_city
from hotline.config.tests.draft_scores import CITY, calls, heard_of
from hotline.config.tests.test_draft_heard import NOW, assert_quoted
from hotline.reference.readings import readings
from hotline.reference.tests.confused_names import Confuser
from hotline.workorders.rules.draft import Heard, draft
from hotline.workorders.rules.draft.turns import Party, Turn

_CITY = Path(__file__).resolve().parents[3] / "cities" / "haikou"


def said(*citizen: str, asked: str = "") -> Heard:
    turns = [Turn(Party.OPERATOR, asked)] if asked else []
    turns += [Turn(Party.CITIZEN, each) for each in citizen]
    heard = draft(turns, CITY, now=NOW)
    assert_quoted(turns, heard)
    return heard


@pytest.mark.parametrize(
    ("words", "value", "meant"),
    [
        ("我要投诉美览机场那边出租车乱收费", "美览机场那边", "美兰机场那边"),
        ("在甲日海滩那边有人乱扔垃圾", "甲日海滩", "假日海滩"),
        ("龙坤南路跟海福路的路口灯坏了", "龙坤南路跟海福路的路口", "龙昆南路跟海府路的路口"),
        ("秀音区永万路那边很吵", "秀音区永万路那边", "秀英区永万路那边"),
        ("海甸二东路15号停水了", "海甸二东路15号", ""),
        ("江东新村停水了", "江东新村", ""),
    ],
)
def test_a_place_that_only_sounds_right(words: str, value: str, meant: str) -> None:
    place = said(words).place
    assert place is not None
    assert (place.value, place.meant) == (value, meant)


@pytest.mark.parametrize(
    "words", ["我要投诉公积金提取太慢", "他说甲日再来处理", "我不知道在什么地方", "我打给助建局了"]
)
def test_what_is_no_place_stays_empty(words: str) -> None:
    assert said(words).place is None


def test_offices_are_heard_too() -> None:
    heard = said("成管局没人管，我找过市场监管局", "市场监管局也不来")
    assert [(each.value, each.meant) for each in heard.offices] == [
        ("成管局", "城管局"),
        ("市场监管局", ""),
    ]


def test_no_labelled_call_is_heard_otherwise() -> None:
    for name in ("tuned", "held", "fresh", "last"):
        for call in calls(name):
            place = heard_of(call).place
            assert place is None or not place.meant, call["id"]


def test_most_names_in_other_characters_are_meant_and_hardly_ever_another() -> None:
    names = [each.name for each in things_of_city(_CITY)][::4]
    confuser = Confuser(readings(), 12345)
    right = wrong = asked = 0
    for name in names:
        heard = confuser.ways["sign"](name)
        if heard in names or len(name) <= 3:
            continue
        place, asked = said(f"在{heard}这里路灯不亮").place, asked + 1
        right += place is not None and name in place.meant
        wrong += place is not None and bool(place.meant) and name not in place.meant
        assert not (clean := said(f"在{name}这里路灯不亮").place) or not clean.meant
    assert right >= 0.75 * asked
    assert wrong <= 0.02 * asked
