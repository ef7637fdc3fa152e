"""HTML to the text a person would have read; nothing is fetched, nothing is run."""

import re
from html.parser import HTMLParser

from hotline.messaging.channels.email.rules.limits import MOST_HTML

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object"})
_BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "ul", "ol", "table", "blockquote", "hr", "pre"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_TAG = re.compile(r"<[^<>]{0,2000}>")


class _Reader(HTMLParser):
    """Collect text outside of what a reader does not see; quoted blocks get their arrows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._unseen = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BREAKS:
            self.lines.append("")
        if tag == "blockquote":
            self._quoted += 1
        if tag == "li":
            self.lines[-1] = "· "
        if tag == "td":
            self.lines[-1] += "  "
        if tag == "img":
            said = next((value for name, value in attrs if name == "alt" and value), "")
            self.lines[-1] += f"［图片{'：' if said else ''}{(said or '')[:60]}］"

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if tag == "blockquote":
            self._quoted = max(self._quoted - 1, 0)
        if tag in _BREAKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        text = re.sub(r"\s+", " ", data)
        if self._quoted and not self.lines[-1].strip():
            self.lines[-1] = "> "
        self.lines[-1] += text


def text_of_html(html: str) -> str:
    """Return the text with its lines; an empty line at most between two."""
    reader = _Reader()
    try:
        reader.feed(_without_declarations(html[:MOST_HTML]))
        reader.close()
        text = "\n".join(line.rstrip() for line in reader.lines)
    except (AssertionError, ValueError):
        text = _TAG.sub(" ", html[:MOST_HTML])
    return re.sub(r"\n{3,}", "\n\n", text.replace("\xa0", " ")).strip()


def _without_declarations(html: str) -> str:
    """Drop comments and declarations: the library takes squared time over open ones."""
    kept, at = [], 0
    while (start := html.find("<!", at)) >= 0:
        kept.append(html[at:start])
        end = "-->" if html.startswith("<!--", start) else ">"
        found = html.find(end, start + 2)
        if found < 0:
            return "".join(kept)
        at = found + len(end)
    kept.append(html[at:])
    return "".join(kept)
