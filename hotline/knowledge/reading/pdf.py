"""PDF: the text of its pages; what is only a picture says so."""

import contextlib
import io
import re
import unicodedata

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from hotline.knowledge.reading.cutting import cut
from hotline.knowledge.reading.pieces import (
    Line,
    Piece,
    TooMuchError,
    UnreadableError,
    learn_codecs,
)

_MOST_PAGES = 500
_ENDS = re.compile(r"[。！？：；.!?:;]\s*$")
_FULL = 18
"""A line that long without a full stop goes on in the next one."""

_RADICALS = {
    **{each: unicodedata.normalize("NFKC", chr(each)) for each in range(0x2F00, 0x2FD6)},
    **{
        ord(radical): sign
        for radical, sign in zip(
            "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻥⻦⻨⻩⻬⻮⻰⻳",
            "母民西见角贝车长门青韦页风飞食马骨鱼鸟麦黄齐齿龙龟",
            strict=True,
        )
    },
}
"""Some makers of PDF write radicals where signs were meant; nobody would find them."""
_SAMPLE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 32>>stream
BT /F 9 Tf 9 9 Td (sample) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
trailer<</Root 1 0 R>>
%%EOF"""


def prepare() -> None:
    """Load what reading needs: a small document of our own is read first."""
    learn_codecs()
    with contextlib.suppress(UnreadableError):
        read(_SAMPLE)


def read(content: bytes) -> list[Piece]:
    """Return the articles of a document.

    Raises:
        UnreadableError: it is none, broken, or locked.
        TooMuchError: more pages than are taken in at once.

    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if len(reader.pages) > _MOST_PAGES:
            raise TooMuchError
        texts = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError from error
    return cut(_lines("\n".join(texts).translate(_RADICALS)))


def _lines(text: str) -> list[Line]:
    """Join lines that the page broke."""
    lines: list[Line] = []
    goes_on = False
    for each in (line.strip() for line in text.splitlines()):
        if not each:
            goes_on = False
        elif goes_on:
            lines[-1].text += each
            goes_on = not _ENDS.search(each)
        else:
            lines.append(Line(each))
            goes_on = len(each) >= _FULL and not _ENDS.search(each)
    return lines
