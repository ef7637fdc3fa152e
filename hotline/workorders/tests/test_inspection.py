"""The child process that looks into uploads: real files, bad files, and its own limits."""

import io
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from hotline.files import child
from hotline.files.door import inspect
from hotline.files.errors import FileRefused, InspectionSlow
from hotline.files.rules.file_kinds import KINDS, kind_of
from hotline.files.tests.bad_files import (
    film,
    has_place,
    huge_picture,
    office,
    photo,
    zip_bomb,
)
from hotline.files.tests.small_files import PDF, PNG


def test_photo_loses_its_place_its_maker_and_its_comment() -> None:
    taken = photo(with_place=True)
    assert has_place(taken)
    seen = inspect(taken, KINDS["jpeg"])
    assert seen.had_location
    assert not has_place(seen.copy)
    for trace in ("某某手机".encode(), b"<script>", b"Exif", b"GPS"):
        assert trace not in seen.copy + seen.preview
    with Image.open(io.BytesIO(seen.copy)) as copy, Image.open(io.BytesIO(seen.preview)) as small:
        assert (copy.format, copy.size, small.format, max(small.size)) == (
            *("JPEG", (640, 480)),
            *("JPEG", 480),
        )


def test_photo_taken_upright_is_shown_upright() -> None:
    seen = inspect(photo(width=600, height=400, orientation=6), KINDS["jpeg"])
    assert (seen.width, seen.height, seen.had_location) == (400, 600, False)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "CMYK"])
def test_pictures_of_every_color_are_drawn(mode: str) -> None:
    out = io.BytesIO()
    kind = "jpeg" if mode == "CMYK" else "png"
    Image.new(mode, (30, 20)).save(out, kind)
    seen = inspect(out.getvalue(), KINDS[kind])
    assert (seen.width, seen.height) == (30, 20)
    assert seen.preview.startswith(b"\xff\xd8\xff")


def test_what_hangs_on_behind_a_picture_is_left_behind() -> None:
    for tail in (b"<html><script>alert(1)</script>", office(), b"MZ\x90\x00" + bytes(99)):
        seen = inspect(PNG + tail, KINDS["png"])
        assert tail[:16] not in seen.copy
        assert len(seen.copy) < 200


@pytest.mark.parametrize(
    ("content", "kind", "word"),
    [
        (photo()[:900], "jpeg", "损坏"),  # truncated
        (photo()[:-400], "jpeg", "损坏"),
        (b"\xff\xd8\xff\xe0" + bytes(500), "jpeg", "损坏"),
        (PNG[:40], "png", "损坏"),
        (photo(), "png", "损坏"),  # another kind behind the head that was believed
        (huge_picture(), "png", "过大"),
        (zip_bomb(), "docx", "过大"),
        (zip_bomb(lies=True), "docx", "损坏"),
        (office("docx", {"word/vbaProject.bin": b"x"}), "docx", "损坏"),
        (office("docx", {"word/../../etc/cron.d/x": b"x"}), "docx", "损坏"),
        (office("docx", {"word/embeddings/setup.exe": b"MZ"}), "docx", "损坏"),
        (office("docx", {f"word/media/{n}": b"" for n in range(3001)}), "docx", "过大"),
        (office("xlsx"), "docx", "损坏"),
        (office()[:-30], "docx", "损坏"),
        (film()[:60], "mp4", "损坏"),
        (film().replace(b"moov", b"junk"), "mp4", "损坏"),
        (film()[:4] + b"ftypisom" + b"\xff" * 400, "mp4", "损坏"),
    ],
)
def test_bad_file_is_refused_in_chinese(content: bytes, kind: str, word: str) -> None:
    with pytest.raises(FileRefused, match=word) as refusal:
        inspect(content, KINDS[kind])
    assert "file" in refusal.value.fields


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_office_file_stays_as_it_is(kind: str) -> None:
    seen = inspect(office(kind, {"word/media/image1.png": PNG}), KINDS[kind])
    assert (seen.copy, seen.preview) == (b"", b"")


def test_film_loses_its_place_and_plays_on() -> None:
    taken = film(with_place=True)
    seen = inspect(taken, KINDS["mp4"])
    assert seen.had_location
    assert len(seen.copy) == len(taken)
    assert b"+20.0417" not in seen.copy
    assert taken[taken.index(b"mdat") :] == seen.copy[seen.copy.index(b"mdat") :]
    plain = inspect(film(), KINDS["mp4"])
    assert (plain.copy, plain.had_location) == (b"", False)


def test_documents_of_other_kinds_are_not_parsed_at_all() -> None:
    assert inspect(PDF, KINDS["pdf"]).copy == b""


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a.wav", "wav"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a.webp", "webp"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "a.avi", None),
        (b"ID3\x04" + bytes(9), "a.mp3", "mp3"),
        (b"OggS" + bytes(9), "a.opus", "ogg"),
        (b"#!AMR\n" + bytes(9), "a.amr", "amr"),
        (film(), "a.mp4", "mp4"),
        (film(), "a.mp3", None),
        (b"\x00\x00\x00\x14ftypqt  " + bytes(9), "a.mov", "mov"),
        (b"\x00\x00\x00\x1cftypM4A " + bytes(9), "a.m4a", "m4a"),
        (b"#!/bin/sh\n", "a.amr", None),
    ],
)
def test_sounds_and_films_are_known_by_their_bytes(
    content: bytes, name: str, kind: str | None
) -> None:
    found = kind_of(content, name)
    assert (found.name if found else None) == kind


def test_child_that_gets_no_turn_is_said_to_be_slow_not_the_file_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "_SECONDS", 0.01)
    with pytest.raises(InspectionSlow, match="稍后重新上传"):
        inspect(photo(), KINDS["jpeg"])


_TRIES = """
import os, socket, subprocess, sys
from hotline.files.limits import limit
limit()
def tries(what):
    try:
        what()
        return "may"
    except (OSError, MemoryError) as error:
        return type(error).__name__
def connect():
    with socket.socket() as line:
        line.settimeout(1)
        line.connect(("127.0.0.1", int(sys.argv[1])))
def write():
    with open("/dev/shm/hotline-inspector-test", "wb") as out:
        out.write(b"x")
        out.flush()
print(
    tries(write),
    tries(lambda: bytes(2 * 1024**3)),
    tries(lambda: subprocess.run(["/bin/true"])),
    tries(connect),
    os.readlink("/proc/self/ns/net"),
)
"""


def test_child_may_neither_write_nor_swell_nor_start_anything_nor_call_out() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", _TRIES, str(door.getsockname()[1])],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=settings.BASE_DIR,
            check=True,
        )
    written, swollen, started, connected, network = done.stdout.split()
    assert written in {"OSError", "PermissionError"}
    assert (swollen, started) == ("MemoryError", "BlockingIOError")
    is_alone = network != str(Path("/proc/self/ns/net").readlink())
    assert (connected != "may") == is_alone, "where the machine lets us, there is no network"
