"""Web pages (html): text with the rank of its headings; nothing is fetched, nothing runs."""

import re
from html.parser import HTMLParser

from hotline.knowledge.reading.cutting import cut
from hotline.knowledge.reading.pieces import Line, Piece, learn_codecs

_SILENT = {"script", "style", "noscript", "template", "head", "nav", "svg"}
_BLOCKS = {
    *("p", "div", "li", "tr", "br", "section", "article", "table", "ul", "ol", "dd", "dt"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "th", "title"),
}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def prepare() -> None:
    """Load what reading needs."""
    learn_codecs()


def read(content: bytes) -> list[Piece]:
    """Return the articles of a page."""
    page = _Page()
    page.feed(_decoded(content))
    page.close()
    return cut(page.finished())


def _decoded(content: bytes) -> str:
    named = _CHARSET.search(content[:2048])
    is_chinese = named is not None and named[1].lower() in (b"gbk", b"gb2312", b"gb18030")
    if not is_chinese:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    return content.decode("gb18030", errors="replace")


class _Page(HTMLParser):
    """Collects the lines that are seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[Line] = []
        self._said: list[str] = []
        self._rank = 0
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins."""
        del attrs
        if tag in _SILENT:
            self._silent.append(tag)
        if tag in _BLOCKS:
            self._end_line()
            self._rank = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0

    def handle_endtag(self, tag: str) -> None:
        """End a line where a block ends; what was not closed inside is closed with it."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag in _BLOCKS:
            self._end_line()
            self._rank = 0

    def handle_data(self, data: str) -> None:
        """Take what is seen."""
        if not self._silent:
            self._said.append(data)

    def finished(self) -> list[Line]:
        """Return every line."""
        self._end_line()
        return self._lines

    def _end_line(self) -> None:
        text = " ".join("".join(self._said).split())
        if text:
            self._lines.append(Line(text, self._rank))
        self._said = []
