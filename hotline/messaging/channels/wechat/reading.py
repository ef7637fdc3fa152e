"""Read what WeChat pushes (推送): XML from outside, without a DTD, shallow, small, UTF-8 only."""

import re
from typing import NoReturn
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from hotline.messaging.channels.wechat.errors import PushTooLarge, PushUnreadable

MAX_BYTES = 64 * 1024
_MAX_DEPTH, _MAX_ELEMENTS, _FIELD = 8, 200, 2
_OTHER_ENCODING = re.compile(rb"""\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)


class _Fields:
    """Collect the text of each element under its path; no tree is built that could be deep."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.path: list[str] = []
        self.found: dict[str, str] = {}
        self.count = 0
        self.words: list[str] = []

    def start(self, tag: str, _attributes: object) -> None:
        """Go in."""
        if not self.path and tag != "xml":
            _refuse("不是微信推送")
        self.path.append(tag)
        self.words = []
        self.count += 1
        if len(self.path) > _MAX_DEPTH or self.count > _MAX_ELEMENTS:
            _refuse("层次过深或内容过多")

    def data(self, data: str) -> None:
        """Keep a part of the text."""
        self.words.append(data)

    def end(self, _tag: str) -> None:
        """Come out; of what is further in, the first of a name counts."""
        name = ".".join(self.path[1:])
        if name in self.found and len(self.path) == _FIELD:
            _refuse("字段重复")
        self.found.setdefault(name, "".join(self.words))
        self.words = []
        self.path.pop()

    def close(self) -> dict[str, str]:
        """Return what was found."""
        return {name: text for name, text in self.found.items() if name}


def read_push(body: bytes) -> dict[str, str]:
    """Return the fields of a push by name, those further in by their path with dots.

    Raises:
        PushTooLarge: more than 64 kB.
        PushUnreadable: not UTF-8, not XML, or XML that does what a push never does.

    """
    if len(body) > MAX_BYTES:
        msg = "推送内容过大。"
        raise PushTooLarge(msg)
    if b"\0" in body or _OTHER_ENCODING.match(body):
        _refuse("不是 UTF-8 编码")
    parser = DefusedXMLParser(
        target=_Fields(), encoding="utf-8", forbid_dtd=True, forbid_external=True
    )
    try:
        body.decode("utf-8")
        parser.feed(body)
        fields: dict[str, str] = parser.close()
    except UnicodeDecodeError:
        _refuse("不是 UTF-8 编码")
    except DefusedXmlException:
        _refuse("含有不允许的声明")
    except ParseError:
        _refuse("不是完整的 XML")
    return fields


def _refuse(why: str) -> NoReturn:
    msg = f"推送内容无法识别：{why}。"
    raise PushUnreadable(msg)
