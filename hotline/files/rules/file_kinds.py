"""Which files may be attached: decided by their bytes; the name must not say otherwise."""

import re
from dataclasses import dataclass

_MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * _MEGABYTE
"""The largest of all kinds."""
MAX_NAME = 120
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be kept, and how large one may be."""

    name: str
    content_type: str
    suffixes: tuple[str, ...]
    most_bytes: int = 20 * _MEGABYTE
    is_picture: bool = False
    is_parsed: bool = False
    """Looked into by the child process before it is kept."""


def _picture(name: str, *suffixes: str) -> FileKind:
    return FileKind(
        name, f"image/{name}", suffixes, 10 * _MEGABYTE, is_picture=True, is_parsed=True
    )


JPEG = _picture("jpeg", ".jpg", ".jpeg")
PNG = _picture("png", ".png")
WEBP = _picture("webp", ".webp")
PDF = FileKind("pdf", "application/pdf", (".pdf",), is_parsed=True)
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = FileKind("docx", f"{_OFFICE}.wordprocessingml.document", (".docx",), is_parsed=True)
XLSX = FileKind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), is_parsed=True)
PPTX = FileKind("pptx", f"{_OFFICE}.presentationml.presentation", (".pptx",), is_parsed=True)
DOC = FileKind("doc", "application/msword", (".doc", ".wps"), is_parsed=True)
XLS = FileKind("xls", "application/vnd.ms-excel", (".xls", ".et"), is_parsed=True)
WAV = FileKind("wav", "audio/wav", (".wav",))
MP3 = FileKind("mp3", "audio/mpeg", (".mp3",))
OGG = FileKind("ogg", "audio/ogg", (".ogg", ".opus", ".oga"))
AMR = FileKind("amr", "audio/amr", (".amr",))
M4A = FileKind("m4a", "audio/mp4", (".m4a",), is_parsed=True)
MP4 = FileKind("mp4", "video/mp4", (".mp4", ".m4v"), MAX_BYTES, is_parsed=True)
MOV = FileKind("mov", "video/quicktime", (".mov",), MAX_BYTES, is_parsed=True)
_ALL = (JPEG, PNG, WEBP, PDF, DOCX, XLSX, PPTX, DOC, XLS, WAV, MP3, OGG, AMR, M4A, MP4, MOV)
KINDS = {each.name: each for each in _ALL}
ALLOWED_LABEL = (
    "图片（jpg、png、webp）、文档（pdf、docx、xlsx、pptx、doc、xls、wps、et）、"
    "录音（wav、mp3、m4a、amr、ogg）、视频（mp4、mov）"
)


def kind_of(content: bytes, name: str) -> FileKind | None:
    """Return the kind the bytes are of; None when it is none of ours or the name says another."""
    kind = _by_bytes(content, name.lower())
    return kind if kind and name.lower().endswith(kind.suffixes) else None


def _by_bytes(content: bytes, name: str) -> FileKind | None:  # noqa: PLR0911 - one line per kind
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(_ZIP):
        return _office(content)
    if content.startswith(_OLE):
        return XLS if name.endswith(XLS.suffixes) else DOC
    if content.startswith(b"RIFF"):
        return {b"WAVE": WAV, b"WEBP": WEBP}.get(content[8:12])
    return _sound_or_film(content, name)


def _sound_or_film(content: bytes, name: str) -> FileKind | None:
    if content[4:8] == b"ftyp":
        is_sound = content[8:11] == b"M4A" or name.endswith(M4A.suffixes)
        if content[8:12] == b"qt  ":
            return MOV
        return M4A if is_sound else MP4
    if content.startswith((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")):
        return MP3
    if content.startswith(b"OggS"):
        return OGG
    return AMR if content.startswith(b"#!AMR") else None


def _office(content: bytes) -> FileKind | None:
    if b"vbaProject" in content:
        return None
    if b"word/" in content:
        return DOCX
    if b"xl/" in content:
        return XLSX
    return PPTX if b"ppt/" in content else None


def safe_name(name: str) -> str:
    """Return the last part of a path with nothing in it that a header or a shell minds."""
    last = re.split(r"[\\/]", name)[-1]
    kept = re.sub(r'[\x00-\x1f\x7f"<>|:*?;]', "", last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[: MAX_NAME - len(suffix) - 1]}{dot}{suffix}" if stem else kept[:MAX_NAME]
