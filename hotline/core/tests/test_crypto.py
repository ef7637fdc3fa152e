"""What is sealed can be opened only where it was sealed, and files from any offset."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.core.crypto.cipher import CannotOpenError, blind_index, open_sealed, seal
from hotline.core.crypto.files import plain_size, read_sealed, seal_file

PLACE = "citizens_phone.number"


@given(st.text())
def test_seal_any_text_opens_again(text: str) -> None:
    clean = text.encode("utf-8", "ignore").decode()
    assert open_sealed(seal(clean, place=PLACE), place=PLACE) == clean


def test_seal_same_text_twice_looks_different() -> None:
    assert seal("13907550001", place=PLACE) != seal("13907550001", place=PLACE)


def test_sealed_text_moved_to_another_column_is_refused() -> None:
    sealed = seal("13907550001", place=PLACE)
    with pytest.raises(CannotOpenError):
        open_sealed(sealed, place="citizens_citizen.name")


def test_sealed_text_with_one_changed_byte_is_refused() -> None:
    sealed = seal("13907550001", place=PLACE)
    changed = sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]
    with pytest.raises(CannotOpenError):
        open_sealed(changed, place=PLACE)


def test_blind_index_finds_equal_texts_and_hides_them() -> None:
    assert blind_index("13907550001") == blind_index("13907550001")
    assert blind_index("13907550001") != blind_index("13907550002")
    assert "1390755" not in blind_index("13907550001")


@given(st.binary(max_size=5000), st.integers(0, 5000), st.integers(0, 5000))
def test_sealed_file_any_range_reads_as_the_plain_one(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, start: int, length: int
) -> None:
    path: Path = tmp_path_factory.mktemp("sealed") / "file"
    chunks = (body[at : at + 700] for at in range(0, len(body), 700))
    assert seal_file(chunks, path) == len(body) == plain_size(path)
    assert b"".join(read_sealed(path, start, length)) == body[start : start + length]
    if len(body) > 32:
        assert body not in path.read_bytes()
