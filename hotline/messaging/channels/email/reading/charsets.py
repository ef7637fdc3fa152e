"""Bytes to text, whatever their charset is called, and whether or not that is true."""

import codecs

_SAME_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "x-gbk": "gb18030",
    "gb-2312": "gb18030",
    "gb_2312-80": "gb18030",
    "chinese": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "hz-gb-2312": "hz",
    "utf8": "utf-8",
    "unicode": "utf-8",
    "ascii": "us-ascii",
}
"""Senders say the small set and use the large one."""
_KNOWN = frozenset(
    {"utf-8", "gb18030", "big5hkscs", "hz", "us-ascii", "utf-16", "iso-2022-jp", "shift_jis"}
    | {"cp932", "euc-jp", "euc-kr", "cp949", "koi8-r", "iso-8859-1", "iso-8859-2"}
    | {"iso-8859-5", "iso-8859-15", "windows-1250", "windows-1251", "windows-1252"}
)
"""No others: some codecs of Python are no charsets, and some take very long."""
_DOUBTFUL = frozenset({"us-ascii", "iso-8859-1", "windows-1252", "iso-8859-15"})
"""What programs say that know no better; any bytes can be read as the last three."""
_GUESSES = ("utf-8", "gb18030", "big5hkscs")


_OF_THE_LIBRARY = ("raw-unicode-escape", "gb2312", "gbk", "big5", "cp950", "latin-1")
"""What the parser itself looks up for the names of files (RFC 2231)."""


def load() -> None:
    """Load every codec: afterwards the child may not read files any more."""
    for name in (*_KNOWN, *_OF_THE_LIBRARY):
        codecs.lookup(name)


def decode(content: bytes, charset: str) -> str:
    """Return the text; what no charset explains is marked, never refused."""
    told = charset.strip().strip("\"'").lower()
    told = _SAME_AS.get(told, told)
    if told not in _KNOWN:
        told = ""
    first = [] if told in _DOUBTFUL or not told else [told]
    for name in (*first, *_GUESSES):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return content.decode(told or "utf-8", errors="replace")
