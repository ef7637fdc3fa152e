"""Which files may be attached: decided by their first bytes, never by their name."""

import re
from dataclasses import dataclass

MAX_BYTES = 10 * 1024 * 1024
MAX_NAME = 120
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be kept."""

    name: str
    content_type: str
    suffixes: tuple[str, ...]
    is_picture: bool = False


JPEG = FileKind("jpeg", "image/jpeg", (".jpg", ".jpeg"), is_picture=True)
PNG = FileKind("png", "image/png", (".png",), is_picture=True)
PDF = FileKind("pdf", "application/pdf", (".pdf",))
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = FileKind("docx", f"{_OFFICE}.wordprocessingml.document", (".docx",))
XLSX = FileKind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",))
DOC = FileKind("doc", "application/msword", (".doc", ".wps"))
XLS = FileKind("xls", "application/vnd.ms-excel", (".xls", ".et"))
KINDS = {each.name: each for each in (JPEG, PNG, PDF, DOCX, XLSX, DOC, XLS)}
ALLOWED_LABEL = "jpg、png、pdf、docx、xlsx、doc、xls、wps、et"


def kind_of(content: bytes, name: str) -> FileKind | None:
    """Return the kind the bytes are of; None when it is none of ours or the name says another."""
    kind = _by_bytes(content, name.lower())
    return kind if kind and name.lower().endswith(kind.suffixes) else None


def _by_bytes(content: bytes, name: str) -> FileKind | None:
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
    return None


def _office(content: bytes) -> FileKind | None:
    if b"vbaProject" in content:
        return None
    if b"word/" in content:
        return DOCX
    return XLSX if b"xl/" in content else None


def safe_name(name: str) -> str:
    """Return the last part of a path with nothing in it that a header or a shell minds."""
    last = re.split(r"[\\/]", name)[-1]
    kept = re.sub(r'[\x00-\x1f\x7f"<>|:*?;]', "", last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[: MAX_NAME - len(suffix) - 1]}{dot}{suffix}" if stem else kept[:MAX_NAME]
