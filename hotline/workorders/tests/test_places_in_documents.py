"""Pictures inside documents lose their place of taking; what cannot be cleaned is told."""

import io
import re
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from hotline.files.door import inspect
from hotline.files.errors import FileRefused
from hotline.files.inspection.places import blank
from hotline.files.rules.file_kinds import KINDS, kind_of
from hotline.files.tests.bad_files import box, film, has_place, office, pdf, photo, picture
from hotline.files.tests.small_files import PDF

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description '
    b'exif:GPSLatitude="20,2.5N" exif:GPSLongitude="110,20.25E"/></x:xmpmeta>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TIFF = b"MM\x00*" + struct.pack(">IHHHII", 8, 1, 0x8825, 4, 1, 26) + bytes(40)
"""Nothing but a directory that points at one of places."""
FOLDERS = {"docx": "word", "xlsx": "xl", "pptx": "ppt"}


def _entry(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return archive.read(name)


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("drawn", ["jpeg", "png", "webp"])
def test_picture_in_an_office_file_loses_its_place_and_nothing_else(kind: str, drawn: str) -> None:
    name = f"{FOLDERS[kind]}/media/image1.{drawn}"
    taken = photo(with_place=True, orientation=6) if drawn == "jpeg" else picture(drawn)
    text = {f"{FOLDERS[kind]}/notes.xml": "<x>照片如下</x>".encode()}
    content = office(kind, {name: taken, **text})
    assert has_place(_entry(content, name))
    seen = inspect(content, KINDS[kind])
    assert (seen.had_location, seen.may_tell_place) == (True, False)
    cleaned = _entry(seen.copy, name)
    assert not has_place(cleaned)
    assert "某某手机".encode() not in seen.copy
    with Image.open(io.BytesIO(taken)) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert before.tobytes() == after.tobytes()
        if drawn == "jpeg":
            assert after.getexif()[0x0112] == 6  # still upright
    with (
        zipfile.ZipFile(io.BytesIO(content)) as first,
        zipfile.ZipFile(io.BytesIO(seen.copy)) as second,
    ):
        assert first.namelist() == second.namelist()
        for each in first.namelist():
            assert each == name or first.read(each) == second.read(each)


def test_workbook_inside_a_document_is_cleaned_too() -> None:
    inner = office("xlsx", {"xl/media/image1.jpg": photo(with_place=True)})
    outer = office("docx", {"word/embeddings/book.xlsx": inner})
    seen = inspect(outer, KINDS["docx"])
    assert (seen.had_location, seen.may_tell_place) == (True, False)
    book = _entry(seen.copy, "word/embeddings/book.xlsx")
    assert not has_place(_entry(book, "xl/media/image1.jpg"))


@pytest.mark.parametrize(
    "inside",
    [
        {"word/media/image1.tif": TIFF},
        {"word/media/image1.heic": b"\x00\x00\x00\x18ftypheic" + bytes(40)},
        {"word/embeddings/old.doc": OLE + photo(with_place=True)},
        {"word/embeddings/broken.xlsx": b"PK\x03\x04" + bytes(30)},
    ],
)
def test_what_cannot_be_cleaned_in_an_office_file_is_told(inside: dict[str, bytes]) -> None:
    seen = inspect(office("docx", inside), KINDS["docx"])
    assert seen.may_tell_place


@pytest.mark.parametrize(
    "inside",
    [
        {"word/media/image1.jpg": photo()},
        {"word/media/image1.png": picture("png", with_place=False)},
        {"word/media/image1.tif": picture("tiff", with_place=False)},
        {"word/embeddings/old.doc": OLE + photo()},
        {"word/embeddings/book.xlsx": office("xlsx")},
    ],
)
def test_office_file_without_a_place_is_held_for_nothing(inside: dict[str, bytes]) -> None:
    seen = inspect(office("docx", inside), KINDS["docx"])
    assert (seen.had_location, seen.may_tell_place) == (False, False)


def test_archives_within_archives_share_one_budget() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("a.xml", bytes(110 * 1024 * 1024))
    parts = {f"word/embeddings/{at}.xlsx": bomb.getvalue() for at in range(3)}
    with pytest.raises(FileRefused, match="过大"):
        inspect(office("docx", parts), KINDS["docx"])


def _streams(content: bytes) -> list[bytes]:
    return re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL)


@pytest.mark.parametrize(
    ("words", "packed"),
    [
        (b"/Subtype /Image /Filter /DCTDecode", False),
        (b"/Subtype /Image /Filter [/FlateDecode /DCTDecode]", True),
        (b"/Type /EmbeddedFile /Filter /FlateDecode", True),
        (b"/Type /EmbeddedFile", False),
    ],
)
def test_photo_in_a_pdf_loses_its_place_and_every_offset_holds(
    words: bytes, *, packed: bool
) -> None:
    taken = photo(with_place=True)
    content = pdf((words, zlib.compress(taken) if packed else taken))
    seen = inspect(content, KINDS["pdf"])
    assert (seen.had_location, seen.may_tell_place) == (True, False)
    assert len(seen.copy) == len(content)
    assert [m.start() for m in re.finditer(rb"\d obj", seen.copy)] == [
        m.start() for m in re.finditer(rb"\d obj", content)
    ]
    (stream,) = _streams(seen.copy)
    cleaned = zlib.decompressobj().decompress(stream) if packed else stream
    assert not has_place(cleaned)
    with Image.open(io.BytesIO(taken)) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("packed", [True, False])
def test_description_in_a_pdf_loses_its_place(*, packed: bool) -> None:
    words = b"/Type /Metadata" + (b" /Filter /FlateDecode" if packed else b"")
    content = pdf((words, zlib.compress(XMP) if packed else XMP))
    seen = inspect(content, KINDS["pdf"])
    assert seen.had_location
    (stream,) = _streams(seen.copy)
    assert b"GPS" not in (zlib.decompressobj().decompress(stream) if packed else stream)


@pytest.mark.parametrize(
    "content",
    [
        pdf((b"", b"q Q"), locked=True),
        pdf((b"/Filter [/ASCII85Decode /DCTDecode]", b"s8W-!~>")),
        pdf((b"/Filter /DCTDecode", b"\x00\x00\x00\x18ftypheic" + bytes(40))),
    ],
)
def test_pdf_nobody_can_clean_is_told(content: bytes) -> None:
    assert inspect(content, KINDS["pdf"]).may_tell_place


@pytest.mark.parametrize(
    "content",
    [
        PDF,
        pdf(),
        pdf((b"/Filter /FlateDecode", zlib.compress(b"q 1 0 0 1 0 0 cm Q")), (b"", b"BT ET")),
        pdf((b"/Filter /FlateDecode", b"not packed at all")),
        pdf((b"/Filter /LZWDecode", b"\x80\x0b\x60")),
    ],
)
def test_ordinary_pdf_stays_as_it_is(content: bytes) -> None:
    seen = inspect(content, KINDS["pdf"])
    assert (seen.copy, seen.had_location, seen.may_tell_place) == (b"", False, False)


def test_pdf_that_unpacks_to_too_much_is_refused() -> None:
    bomb = zlib.compress(bytes(110 * 1024 * 1024), 9)
    with pytest.raises(FileRefused, match="过大"):
        inspect(pdf((b"/Filter /FlateDecode", bomb)), KINDS["pdf"])


@pytest.mark.parametrize("kind", ["doc", "xls"])
def test_old_office_file_with_a_place_is_told_and_stays_as_it_is(kind: str) -> None:
    seen = inspect(OLE + photo(with_place=True) + bytes(512), KINDS[kind])
    assert (seen.copy, seen.had_location, seen.may_tell_place) == (b"", True, True)
    seen = inspect(OLE + photo() + bytes(512), KINDS[kind])
    assert (seen.had_location, seen.may_tell_place) == (False, False)


@pytest.mark.parametrize("name", [b"loci", b"gps ", b"\xa9xyz", b"udta", b"uuid"])
def test_every_box_of_places_in_a_film_is_blanked(name: bytes) -> None:
    where = b"\xa9xyz+20.0417+110.3375/loci"
    moov = box(b"moov", box(b"mvhd", bytes(100)) + box(name, where))
    content = box(b"ftyp", b"isom\x00\x00\x02\x00isom") + moov + box(b"mdat", bytes(64))
    seen = inspect(content, KINDS["mp4"])
    assert (seen.had_location, seen.may_tell_place) == (True, False)
    assert b"+20.0417" not in seen.copy
    assert len(seen.copy) == len(content)


@pytest.mark.parametrize("track", [b"gpmd", b"camm", b"freeGPS "])
def test_film_with_a_journey_beside_it_is_told(track: bytes) -> None:
    seen = inspect(film() + box(b"mdat", b"\x00\x01" + track + bytes(99)), KINDS["mp4"])
    assert (seen.had_location, seen.may_tell_place) == (True, True)
    assert not inspect(film(with_place=True), KINDS["mp4"]).may_tell_place


def test_presentation_is_known_by_its_bytes() -> None:
    assert kind_of(office("pptx"), "说明.pptx") is KINDS["pptx"]
    assert kind_of(office("pptx"), "说明.docx") is None


def test_blanking_never_changes_the_length_and_twice_is_once() -> None:
    for content in (photo(with_place=True), picture("png"), picture("webp"), XMP, b"", b"\xff\xe1"):
        once = blank(content)
        assert len(once.content) == len(content)
        again = blank(once.content)
        assert (again.content, again.had_location) == (once.content, False)
