"""Pictures of pages are compared as eyes across a room do: not by letters, but by shapes."""

from pathlib import Path

from PIL import Image, ImageDraw

from tools.likeness import SAME_PICTURE, changed_share, make_small


def _page(
    path: Path, *, words: str = "20261124000001", panel: int = 200, height: int = 900
) -> Path:
    page = Image.new("RGB", (1440, height), "#eef2f6")
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, 168, height), fill="#16335b")
    draw.rectangle((panel, 100, panel + 700, 500), fill="white", outline="#d5dbe2")
    for line in range(8):
        draw.text((panel + 20, 120 + 40 * line), words, fill="#1c2733")
    page.save(path)
    return path


def test_other_numbers_and_another_hinting_are_the_same_picture(tmp_path: Path) -> None:
    small = tmp_path / "page.webp"
    make_small(_page(tmp_path / "one.png"), small)
    assert changed_share(small, _page(tmp_path / "two.png", words="20261128000937")) < SAME_PICTURE
    assert small.stat().st_size < 5000


def test_a_moved_panel_is_seen(tmp_path: Path) -> None:
    small = tmp_path / "page.webp"
    make_small(_page(tmp_path / "one.png"), small)
    assert changed_share(small, _page(tmp_path / "two.png", panel=240)) > SAME_PICTURE


def test_a_page_of_another_length_is_compared_as_far_as_both_go(tmp_path: Path) -> None:
    small = tmp_path / "page.webp"
    make_small(_page(tmp_path / "one.png"), small)
    assert changed_share(small, _page(tmp_path / "two.png", height=920)) < SAME_PICTURE
    assert changed_share(small, _page(tmp_path / "three.png", height=1800)) > SAME_PICTURE
