"""Which numbers in a text are hidden, and which stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.core.numbers_in_text import hide_numbers

PHONE = "13907551234"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_WORDS = str.maketrans("0123456789", "〇一二三四五六七八九")
_FORMAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
_SPOKEN = str.maketrans("0123456789", "零幺二三四五六七八九")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"请联系{PHONE}张先生", "请联系139****1234张先生"),
        ("139 0755 1234", "139 **** 1234"),
        ("139-0755-1234", "139-****-1234"),
        ("139·0755·1234", "139·****·1234"),
        ("1 3 9 0 7 5 5 1 2 3 4", "1 3 9 * * * * 1 2 3 4"),
        ("+86 13907551234", "+86 139****1234"),
        (PHONE.translate(_WIDE), "１３９****１２３４"),
        (PHONE.translate(_WORDS), "一三九****一二三四"),
        (PHONE.translate(_FORMAL), "壹叁玖****壹贰叁肆"),
        (PHONE.translate(_SPOKEN), "幺三九****幺二三四"),
        ("一三九-零七五五-1234", "一三九-****-1234"),
        ("1、13907551234", "1、139****1234"),
        (f"{PHONE}，13800001111", "139****1234，138****1111"),
        ("0898-66512345", "089*-****2345"),
        ("电话：66512345", "电话：665*2345"),
        ("身份证460100199001011234", "身份证460***********1234"),
        ("卡号6222021234567890123", "卡号622************0123"),
    ],
)
def test_numbers_of_people_are_hidden(text: str, hidden: str) -> None:
    assert hide_numbers(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "",
        "金贸中路 1 号 3 栋 1204 房",
        "11 月 24 日 18:30 起停水，至 2026-11-26 恢复",
        "工单 20261124000001",
        "拨打12345或110",
        "合同金额1390.75万元",
        "二〇二六年十一月二十四日",
        "楼面约 66512345 平方厘米",
        "400-800-8820",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert hide_numbers(text) == text


def test_one_number_may_be_seen() -> None:
    text = f"{PHONE}或13800001111"
    assert hide_numbers(text, but=PHONE) == f"{PHONE}或138****1111"


_SIGNS = st.sampled_from(["", " ", "-", "－", "·", "，", "—", "\u3000"])
_TABLES = st.sampled_from([{}, _WIDE, _WORDS, _FORMAL, _SPOKEN])


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.lists(_SIGNS, min_size=10, max_size=10),
    _TABLES,
    st.sampled_from(["请打", "张先生：", "（", ""]),
    st.sampled_from(["。", "，谢谢", "）", ""]),
)
def test_every_way_of_writing_a_number_is_hidden(
    phone: str, between: list[str], table: dict[int, str], before: str, after: str
) -> None:
    written = "".join(
        each.translate(table) + sign for each, sign in zip(phone, [*between, ""], strict=True)
    )
    hidden = hide_numbers(f"{before}{written}{after}")
    assert hidden.count("*") == 4
    assert len(hidden) == len(before + written + after)
    assert hide_numbers(hidden) == hidden


def test_a_long_list_of_numbers_is_hidden_to_its_end() -> None:
    assert hide_numbers("，".join(["13907551234"] * 9)) == "，".join(["139****1234"] * 9)
