"""Files as they come from phones, and as they come from people who mean harm."""

import io
import struct
import zipfile
import zlib

from PIL import Image

GPS = {1: "N", 2: (20.0, 2.0, 30.0), 3: "E", 4: (110.0, 20.0, 15.0)}
"""Somewhere in the city, as EXIF says it."""
_TYPES = "[Content_Types].xml"


def photo(
    *, width: int = 640, height: int = 480, with_place: bool = False, orientation: int = 1
) -> bytes:
    """Return a JPEG with colors, as a phone makes one."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "某某手机", orientation
    if with_place:
        exif.get_ifd(0x8825).update(GPS)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"<script>alert(1)</script>")
    return out.getvalue()


def has_place(content: bytes) -> bool:
    """Tell whether a picture's EXIF says where it was taken."""
    with Image.open(io.BytesIO(content)) as picture:
        return bool(picture.getexif().get_ifd(0x8825))


def huge_picture(side: int = 60_000) -> bytes:
    """Return a small PNG that unfolds to billions of points."""
    head = struct.pack("!IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(side // 8 + 1) * 64)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack("!I", zlib.crc32(kind + content))
    return struct.pack("!I", len(content)) + kind + content + checksum


def office(kind: str = "docx", extra: dict[str, bytes] | None = None) -> bytes:
    """Return a small office file, perhaps with more in it."""
    main = {
        "docx": "word/document.xml",
        "xlsx": "xl/workbook.xml",
        "pptx": "ppt/presentation.xml",
    }[kind]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {_TYPES: b"<x/>", main: b"<x/>", **(extra or {})}.items():
            archive.writestr(name, content)
    return out.getvalue()


def zip_bomb(*, lies: bool = False) -> bytes:
    """Return a docx of half a megabyte that unfolds to 400 MB, perhaps declaring 100 bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(_TYPES, b"<x/>")
        archive.writestr("word/document.xml", b"<x/>")
        with archive.open("word/media/a.bin", "w", force_zip64=False) as entry:
            for _ in range(400):
                entry.write(bytes(1024 * 1024))
    content = out.getvalue()
    if lies:
        true, said = struct.pack("<I", 400 * 1024 * 1024), struct.pack("<I", 100)
        assert content.count(true) >= 1
        content = content.replace(true, said)
    return content


def box(name: bytes, content: bytes) -> bytes:
    """Return one box of a film."""
    return struct.pack("!I", len(content) + 8) + name + content


def film(*, with_place: bool = False) -> bytes:
    """Return the boxes of a film as a phone writes them."""
    place = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+20.0417+110.3375/"))
    moov = box(b"mvhd", bytes(100)) + box(b"trak", box(b"tkhd", bytes(84)))
    moov += place if with_place else b""
    return (
        box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2mp41")
        + box(b"moov", moov)
        + box(b"mdat", bytes(range(256)) * 8)
    )


def pdf(*streams: tuple[bytes, bytes], locked: bool = False) -> bytes:
    """Return a PDF with these streams, each its dictionary's words and its content."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    bodies += [
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (words, len(content), content)
        for words, content in streams
    ]
    for at, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % each for each in places)
    lock = b"/Encrypt 9 0 R " if locked else b""
    out += b"trailer << /Size %d /Root 1 0 R %s>>\n" % (len(bodies) + 1, lock)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def picture(kind: str, *, with_place: bool = True) -> bytes:
    """Return a PNG, WebP or TIFF whose EXIF says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    if with_place:
        exif.get_ifd(0x8825).update(GPS)
    out = io.BytesIO()
    Image.new("RGB", (24, 16), "navy").save(out, kind, exif=exif)
    return out.getvalue()
