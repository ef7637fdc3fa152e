"""The ways to type a place."""

from hypothesis import given
from hypothesis import strategies as st

from hotline.reference.pinyin import read
from hotline.reference.rules.spellings import Spelling, Way, is_latin, spell, typed


def _texts(name: str, way: Way) -> list[str]:
    return [each.text for each in spell(name, read) if each.way == way]


def test_a_name_is_typed_by_characters_pinyin_or_initials_from_any_character_on() -> None:
    assert _texts("海秀东路", Way.CHARACTERS) == ["海秀东路", "秀东路", "东路"]
    assert _texts("海秀东路", Way.PINYIN) == ["haixiudonglu", "xiudonglu", "donglu"]
    assert _texts("海秀东路", Way.INITIALS) == ["hxdl", "xdl", "dl"]


def test_a_character_read_two_ways_is_found_by_both() -> None:
    assert {"changdilu", "zhangdilu"} <= {*_texts("长堤路", Way.PINYIN)}


def test_digits_and_latin_letters_of_a_name_are_typed_as_they_are() -> None:
    assert "187yiyuan" in _texts("187医院", Way.PINYIN)
    assert "187yy" in _texts("187医院", Way.INITIALS)


def test_what_was_typed_is_compared_without_width_case_and_spaces() -> None:
    assert typed(" Hai Xiu’D ") == "haixiud"
    assert typed("绿lü") == "绿lv"
    assert is_latin("hxdl")
    assert not is_latin("海x")
    assert not is_latin("")


@given(st.text(alphabet="海秀东路长堤万达广场重庆行乐", min_size=1, max_size=16))
def test_the_whole_name_always_leads_to_the_place(name: str) -> None:
    assert Spelling(0, Way.CHARACTERS, name) in spell(name, read)
