"""Write the table of readings by which pages find names: ``web/src/shared/pinyin/table.ts``.

Run ``python -m tools.pinyin_table`` after pypinyin was renewed. It holds the 6,763 characters of
GB 2312, each under the readings people use; those of place names come from the same list as the
server's.
"""

import importlib
from collections import defaultdict
from pathlib import Path

from hotline.reference.pinyin import TWO_WAYS

TARGET = Path(__file__).resolve().parents[1] / "web" / "src" / "shared" / "pinyin" / "table.ts"
HEAD = """/**
 * Readings of the characters of GB 2312, a syllable and its characters a group; written by
 * `python -m tools.pinyin_table` from pypinyin. Loaded only by pages that search by pinyin.
 */
export const TABLE =
"""
_WIDTH = 96


def characters() -> list[str]:
    """Return the characters of both levels of GB 2312 in its order."""
    found = []
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.append(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def readings(character: str) -> list[str]:
    """Return the usual reading, and those of place names."""
    pypinyin = importlib.import_module("pypinyin")
    usual = pypinyin.lazy_pinyin(character, errors="ignore")
    return list(dict.fromkeys([*map(str.lower, usual), *TWO_WAYS.get(character, ())]))


def main() -> None:
    """Write the file."""
    groups: dict[str, list[str]] = defaultdict(list)
    for character in characters():
        for syllable in readings(character):
            groups[syllable.replace("ü", "v")].append(character)
    text = " ".join(syllable + "".join(found) for syllable, found in sorted(groups.items()))
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    body = " +\n".join(f"  '{line}'" for line in lines)
    TARGET.write_text(f"{HEAD}{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
