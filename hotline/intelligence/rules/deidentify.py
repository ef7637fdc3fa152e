"""Replace what points to a person by placeholders (去标识化), and put it back afterwards.

Rather one text too many is replaced than one too few: whoever asked gets everything back.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hotline.intelligence.rules.personal_numbers import find_numbers
from hotline.intelligence.rules.personal_words import find_words

_PLACEHOLDER = re.compile(r"【(?:姓名|电话|身份证|银行卡|证件|邮箱|车牌|账号|门牌|号码)\d{1,5}】")
_TITLES = "(?:先生|女士|小姐|阿姨|大爷|大叔|叔叔|师傅|老师|同志|大姐|大哥|奶奶|爷爷|某某?)"
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Deidentified:
    """The text without persons, and what stood where: placeholder → original."""

    text: str
    kept: Mapping[str, str] = field(default_factory=dict)

    def restore(self, text: str) -> str:
        """Return the text with every placeholder of ours turned back."""
        return _PLACEHOLDER.sub(lambda found: self.kept.get(found.group(), found.group()), text)


def deidentify(
    text: str, *, names: Iterable[str] = (), kept: Mapping[str, str] | None = None
) -> Deidentified:
    """Replace numbers, addresses' doors, accounts and the given names.

    ``kept`` continues an earlier call: the same original keeps its placeholder. One that
    stands in the text already, by chance or by malice, is never given out.
    """
    known = dict(kept or {})
    placeholders = {original: each for each, original in known.items()}
    used: Counter[str] = Counter()
    pieces, at = [], 0
    for start, end, kind in _chosen(text, names):
        original = text[start:end]
        placeholder = placeholders.get(original)
        if placeholder is None:
            placeholder = _next_placeholder(kind, text, known, used)
            known[placeholder], placeholders[original] = original, placeholder
        pieces += [text[at:start], placeholder]
        at = end
    return Deidentified("".join([*pieces, text[at:]]), known)


def invented_placeholders(text: str, known: Iterable[str]) -> list[str]:
    """Return the placeholders in an answer that nobody gave out."""
    given = set(known)
    return [each for each in _PLACEHOLDER.findall(text) if each not in given]


def _next_placeholder(kind: str, text: str, known: Mapping[str, str], used: Counter[str]) -> str:
    used[kind] += 1
    while (made := f"【{kind}{used[kind]}】") in known or made in text:
        used[kind] += 1
    return made


def _chosen(text: str, names: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return the spans without overlaps; of two that overlap the earlier, then the longer."""
    found = [*_find_names(text, names), *find_numbers(text), *find_words(text)]
    chosen: list[tuple[int, int, str]] = []
    for span in sorted(found, key=lambda each: (each[0], -each[1])):
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
        elif span[1] > chosen[-1][1]:
            chosen.append((chosen[-1][1], span[1], span[2]))
    return chosen


def _find_names(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    for name in {each.strip() for each in names}:
        if len(name) < _SHORTEST_NAME:
            continue
        surname = re.escape(name[0])
        for found in re.finditer(f"{re.escape(name)}|{surname}{_TITLES}", text, re.IGNORECASE):
            yield (*found.span(), "姓名")
