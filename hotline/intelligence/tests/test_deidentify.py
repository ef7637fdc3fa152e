"""De-identification: what points to a person is replaced, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intelligence.rules.answers import without_thoughts
from hotline.intelligence.rules.deidentify import deidentify
from hotline.intelligence.rules.fencing import fence

NAMES = ("王小明",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话13907551234。", "电话【电话1】。"),
        ("打139 0755 1234或0898-66778899", "打【电话1】或【电话2】"),
        ("手机一三九零七五五一二三四", "手机【电话1】"),
        ("１３９０７５５１２３４", "【电话1】"),
        ("请致电66778899，单号20261127", "请致电【电话1】，单号20261127"),
        ("13907551234，460106199001011234", "【电话1】，【身份证1】"),
        ("身份证46010619900101123X", "身份证【身份证1】"),
        ("卡号6222021234567890123", "卡号【银行卡1】"),
        ("护照E12345678丢了", "护照【证件1】丢了"),
        ("邮箱a.b-c@mail.example.com", "邮箱【邮箱1】"),
        ("车牌琼A12345、琼AD12345堵路", "车牌【车牌1】、【车牌2】堵路"),
        ("微信号：wxid_abc123", "微信号：【账号1】"),
        ("王小明和王先生说的是王小明", "【姓名1】和【姓名2】说的是【姓名1】"),
        ("我叫陈海燕，住这里", "我叫【姓名1】，住这里"),
        ("联系人：符永强（物业）", "联系人：【姓名1】（物业）"),
        ("龙昆北路15号3栋2单元501室漏水", "龙昆北路【门牌1】【门牌2】漏水"),
        ("12号楼1203噪音", "【门牌1】噪音"),
        ("海府路2-1-302", "海府路【门牌1】"),
        ("编号202611270000123456", "编号【号码1】"),
        ("赔了5000000元，2026年11月27日，共12345件，第3栋", None),
        ("拨打12345、110、120无人接", None),
        ("2025年房价、3户口、100米", None),
    ],
)
def test_what_is_replaced_and_what_stays(text: str, expected: str | None) -> None:
    found = deidentify(text, names=NAMES)
    assert found.text == (text if expected is None else expected)
    assert found.restore(found.text) == text


def test_a_placeholder_that_stands_there_already_is_not_given_out() -> None:
    found = deidentify("【电话1】是假的，13907551234是真的")
    assert found.text == "【电话1】是假的，【电话2】是真的"
    assert found.restore(found.text) == "【电话1】是假的，13907551234是真的"


def test_the_same_person_keeps_the_placeholder_across_texts() -> None:
    first = deidentify("王小明来电", names=NAMES)
    second = deidentify("再打给王小明13907551234", names=NAMES, kept=first.kept)
    assert second.text == "再打给【姓名1】【电话1】"
    assert second.restore("【姓名1】：【电话1】、【电话7】") == "王小明：13907551234、【电话7】"


_TEXTS = st.text(alphabet="王小明1390755X@.栋单元室号路-，琼A【电话】我叫 ", max_size=120)


@given(_TEXTS)
def test_everything_comes_back_as_it_was(text: str) -> None:
    found = deidentify(text, names=NAMES)
    assert found.restore(found.text) == text
    assert "王小明" not in found.text


@pytest.mark.parametrize(
    "text",
    ["1", "a", "a.b-", "1-", "E1234567", "12单元12层", "<system ", "<think>", "路1", "12栋12单元"],
)
def test_no_text_makes_it_slow(text: str) -> None:
    """Sixty thousand signs end within the patience of a test; what was squared took a minute."""
    long = text * (60_000 // len(text))
    assert deidentify(long).restore(deidentify(long).text) == long
    fence({"原文": long})
    assert isinstance(without_thoughts(long), str)


def test_thousands_of_numbers_keep_apart() -> None:
    text = "，".join(f"139{each:08}" for each in range(4000))
    found = deidentify(text)
    assert len(found.kept) == 4000
    assert found.restore(found.text) == text
