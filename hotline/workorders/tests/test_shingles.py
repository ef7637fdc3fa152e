"""Marks never change: orders registered years ago are found by them."""

import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.workorders.rules import shingles
from hotline.workorders.rules.shingles import marks

_HASH = st.integers(min_value=0, max_value=2**32 - 1)


@settings(deadline=None)
@given(st.lists(_HASH, min_size=3, max_size=40))
def test_all_steps_at_once_give_what_each_gives_alone(hashes: list[int]) -> None:
    prime = (1 << 61) - 1
    steps = [
        (zlib.crc32(f"a{n}".encode()) * 2 + 1, zlib.crc32(f"b{n}".encode())) for n in range(32)
    ]
    assert shingles._least(hashes) == [min((a * x + b) % prime for x in hashes) for a, b in steps]


def test_marks_of_a_text_are_those_already_kept() -> None:
    made = sorted(marks("words", "小区门口路灯连续三天不亮，请检修。"))
    assert made[:3] == [
        -1722449926,
        -1539800484,
        -1508641299,
    ]
