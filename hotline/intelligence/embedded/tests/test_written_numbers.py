"""Numbers as people write them, from sentences as the grammar tags them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intelligence.embedded.child.written_numbers import rewrite, to_digits


def tagged(*tokens: tuple[str, str]) -> str:
    return " ".join(f'{name} {{ value: "{value}" }}' for name, value in tokens)


@pytest.mark.parametrize(
    ("text", "tags", "written"),
    [
        ("三万五千六百元", 'money { value: "三万五千六百" currency: "元" decimal: "" }', "35600元"),
        ("下午两点半", 'time { noon: "下午" hour: "两点" minute: "半" }', "下午2点半"),
        ("三月十五号", 'date { month: "三月" day: "十五号" }', "3月15号"),
        ("一九九零年", 'date { year: "一九九零年" preserve_order: "true" }', "1990年"),
        ("幺三八零七五四", tagged(("cardinal", "幺三八零七五四")), "1380754"),
        ("百分之三点五", tagged(("measure", "百分之三点五")), "3.5%"),
        ("三分之一", 'fraction { sign: "" denominator: "三分之" numerator: "一" }', "三分之一"),
        ("五六个人", tagged(("measure", "五六个"), ("char", "人")), "五六个人"),
        ("两三百人", tagged(("measure", "两三百人")), "两三百人"),
        ("一起来", tagged(("whitelist", "一起"), ("char", "来")), "一起来"),
        ("十五万个", tagged(("measure", "十五万个")), "15万个"),
    ],
)
def test_the_words_stay_and_only_the_numerals_change(text: str, tags: str, written: str) -> None:
    assert rewrite(text, tags) == written


def test_a_sentence_the_grammar_read_otherwise_stays_as_it_was() -> None:
    assert rewrite("二十公斤", tagged(("measure", "二十kg"))) == "二十公斤"


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        *(("三百五", "350"), ("一百零五", "105"), ("一万五", "15000"), ("一千二", "1200")),
        *(("十", "10"), ("二十", "20"), ("一亿两千万", "120000000"), ("零八九八", "0898")),
        *(("两三百", None), ("房", None), ("", None)),
    ],
)
def test_numerals(words: str, digits: str | None) -> None:
    assert to_digits(words) == digits


@given(st.integers(min_value=1, max_value=9999))
def test_every_number_below_ten_thousand_comes_back(number: int) -> None:
    letters = "零一二三四五六七八九"
    spoken, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            spoken += ("零" if zero and spoken else "") + letters[digit] + name
        zero = digit == 0
    assert to_digits(spoken) == str(number)
