"""How characters are read, from a small file; no library is needed to compare sounds."""

from functools import cache
from pathlib import Path

from hotline.reference.pinyin import TWO_WAYS

_FILE = Path(__file__).with_name("syllables.txt")


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Return character → its syllables, the commonest first."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        syllable, characters = line.split(" ", 1)
        for each in characters:
            others = [other for other in TWO_WAYS.get(each, ()) if other != syllable]
            found[each] = (syllable, *others)
    return found
