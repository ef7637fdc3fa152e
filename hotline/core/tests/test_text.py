"""Typed text is cleaned before it can hurt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.core.masking import mask_phone
from hotline.core.text import clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("陈\x00静", "陈静"),
        ("  路灯坏了 \r\n三天了  ", "路灯坏了 \n三天了"),
        ("\ud800坏", "坏"),
        ("abc\u202egpj.exe", "abcgpj.exe"),
        ("👨‍👩‍👧 家里没水", "👨‍👩‍👧 家里没水"),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_clean_text_of_hostile_input_keeps_only_text(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text(alphabet=st.characters()))
def test_clean_text_always_fits_the_database(typed: str) -> None:
    cleaned = clean_text(typed)
    assert isinstance(cleaned, str)
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")


def test_clean_text_leaves_other_types_alone() -> None:
    assert clean_text(12345) == 12345


@pytest.mark.parametrize(
    ("number", "masked"),
    [("13907551234", "139****1234"), ("089866123456", "089****3456"), ("12345", "***45"), ("", "")],
)
def test_mask_phone_hides_the_middle(number: str, masked: str) -> None:
    assert mask_phone(number) == masked
