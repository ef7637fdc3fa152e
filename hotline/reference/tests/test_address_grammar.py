"""The built-in rules take an address apart, and leave nothing of it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.reference.divisions import china
from hotline.reference.rules.addresses.grammar import parse_by_rules
from hotline.reference.rules.addresses.labels import LABELS


def _told(text: str) -> str:
    return " ".join(f"{each.text}/{each.label}" for each in parse_by_rules(text, china()))


@pytest.mark.parametrize(
    "told",
    [
        "海南省/prov 海口市/city 美兰区/district 海甸街道/town 人民大道/road 58号/roadno",
        "龙华区/district 国贸路/road 12号/roadno A座/houseno 3单元/cellno 502室/roomno",
        "五常街道/town 文一西路/road 969号/roadno",
        "张庆乡/town 北胡乔村/community",
        "广宁伯街/road 2号/roadno 金泽大厦/poi 15层/floorno",
        "宁波/redundant 宁波市/city 鄞州区/district",
        "浙江省/prov 杭州市/city 余杭区/district 临平/town 五洲路/road 186号/roadno",
        "灵山镇/town 龙湖小区/poi 12/houseno -/redundant 3/cellno -/redundant 1001/roomno",
    ],
)
def test_addresses_are_taken_apart(told: str) -> None:
    text = "".join(each.rpartition("/")[0] for each in told.split())
    assert _told(text) == told


def test_words_around_an_address_are_told_apart() -> None:
    parts = parse_by_rules("我住在龙华区国贸路12号，楼上漏水没人管。", china())
    address = [each.text for each in parts if each.label not in {"redundant", "otherinfo"}]
    assert address == ["龙华区", "国贸路", "12号"]


@given(st.text(alphabet="海口市龙华区国贸路1号 -，A栋\u3000村小🙂", max_size=24))
def test_components_follow_one_another_and_cover_every_character(text: str) -> None:
    parts = parse_by_rules(text, china())
    at = 0
    for each in parts:
        assert each.label in LABELS
        assert 0 < each.probability <= 1
        assert text[each.start : each.end] == each.text
        assert not text[at : each.start].strip()
        at = each.end
    assert not text[at:].strip()
