"""Word (docx): paragraphs with the rank of their heading, tables row by row."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from hotline.knowledge.reading.cutting import cut
from hotline.knowledge.reading.pieces import (
    Line,
    Piece,
    TooMuchError,
    UnreadableError,
    learn_codecs,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_XML = 60 * 1024 * 1024
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TEXT, _BREAKS, _TAB = f"{_W}t", {f"{_W}br", f"{_W}cr"}, f"{_W}tab"


def prepare() -> None:
    """Load what reading needs."""
    learn_codecs()


def read(content: bytes) -> list[Piece]:
    """Return the articles of a document.

    Raises:
        UnreadableError: it is none, or broken.
        TooMuchError: it unfolds to more than is read.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            document = _part(archive, "word/document.xml")
            names = archive.namelist()
            styles = _part(archive, "word/styles.xml") if "word/styles.xml" in names else None
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, RuntimeError) as error:
        raise UnreadableError from error
    ranks = _ranks(styles) if styles is not None else {}
    body = document.find(f"{_W}body")
    return cut(list(_lines(body, ranks)) if body is not None else [])


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    with archive.open(name) as file:
        text = file.read(_MOST_XML + 1)
    if len(text) > _MOST_XML:
        raise TooMuchError
    try:
        found: Element = fromstring(text)
    except (ParseError, DefusedXmlException) as error:
        raise UnreadableError from error
    return found


def _ranks(styles: Element) -> dict[str, int]:
    """Return style → rank of heading: by its outline level, else by its name."""
    ranks = {}
    for style in styles.iter(f"{_W}style"):
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        name = style.find(f"{_W}name")
        named = _HEADING.match(name.get(f"{_W}val", "")) if name is not None else None
        if level is not None and level.get(f"{_W}val", "9").isdigit():
            rank = int(level.get(f"{_W}val", "9")) + 1
        else:
            rank = int(named[1]) if named else 0
        if 0 < rank <= 9:  # noqa: PLR2004 - Word has nine
            ranks[style.get(f"{_W}styleId", "")] = rank
    return ranks


def _lines(body: Element, ranks: dict[str, int]) -> Iterator[Line]:
    for each in body:
        if each.tag == f"{_W}p":
            yield Line(_text(each), _rank(each, ranks))
        elif each.tag == f"{_W}tbl":
            for row in each.iter(f"{_W}tr"):
                cells = [
                    " ".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p")).strip()
                    for cell in row.findall(f"{_W}tc")
                ]
                yield Line("｜".join(cells) if any(cells) else "")
        elif each.tag == f"{_W}sdt":
            inner = each.find(f"{_W}sdtContent")
            if inner is not None:
                yield from _lines(inner, ranks)


def _rank(paragraph: Element, ranks: dict[str, int]) -> int:
    level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if level is not None and level.get(f"{_W}val", "9").isdigit():
        found = int(level.get(f"{_W}val", "9")) + 1
        return found if found <= 9 else 0  # noqa: PLR2004 - Word has nine
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return ranks.get(style.get(f"{_W}val", ""), 0) if style is not None else 0


def _text(paragraph: Element) -> str:
    said = []
    for each in paragraph.iter():
        if each.tag == _TEXT:
            said.append(each.text or "")
        elif each.tag in _BREAKS:
            said.append("\n")
        elif each.tag == _TAB:
            said.append(" ")
    return "".join(said)
