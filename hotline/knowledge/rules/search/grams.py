"""Cut a text into what it is searched by (检索特征): runs of characters, words, sounds.

Chinese is written without blanks and a dictionary misses new names, so that one, two and three
neighbouring Han are features; what stands between (Latin, digits) is one word.
"""

import itertools
import re
from functools import cache
from importlib import resources

from hotline.core.han import HAN_RANGES, is_han, plain

_HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
_RUNS = re.compile(rf"[{_HAN}]+|(?:[^\W_{_HAN}]|%)+")
LONGEST_RUN = 3
_LONGEST_WORD = 64
_LONGEST_SYLLABLE = 6
SOUND, INITIAL = "~", "^"
"""Begin features of sound: no plain text holds them, both are marks."""


def runs_of(text: str) -> list[str]:
    """Return the runs of Han and the words between them, in one spelling."""
    return _RUNS.findall(plain(text))


def grams_of(text: str, lengths: tuple[int, ...] = (1, 2)) -> list[str]:
    """Return the runs of these lengths, with repetition; a Latin or digit word counts as each."""
    found: list[str] = []
    for run in runs_of(text):
        if is_han(run[0]):
            for length in lengths:
                found += [run[at : at + length] for at in range(len(run) - length + 1)]
        else:
            found.append(run[:_LONGEST_WORD])
    return found


@cache
def _readings() -> dict[str, str]:
    lines = resources.files(__package__).joinpath("syllables.txt").read_text("utf-8").split("\n")
    pairs = (line.split(" ") for line in lines if line)
    return {char: syllable for syllable, chars in pairs for char in chars}


@cache
def _syllables() -> frozenset[str]:
    return frozenset(_readings().values())


def _blurred(syllable: str) -> str:
    """Return a syllable as the south says it: no retroflex, no back nasal (zh=z, ing=in)."""
    if syllable[:2] in {"zh", "ch", "sh"}:
        syllable = syllable[0] + syllable[2:]
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable


def sounds_of(text: str) -> list[str]:
    """Return the pairs of neighbouring sounds, so that 公基金 and gongjijin meet 公积金."""
    found: list[str] = []
    for run in runs_of(text):
        if is_han(run[0]):
            syllables = [_readings().get(char, char) for char in run]
        else:
            syllables = syllables_of(run)
        blurred = [_blurred(each) for each in syllables]
        found += [f"{SOUND}{one} {two}" for one, two in itertools.pairwise(blurred)]
    return found


def initials_of(text: str) -> list[str]:
    """Return the pairs of neighbouring initials, so that gjj meets 公积金."""
    found: list[str] = []
    for run in runs_of(text):
        if is_han(run[0]):
            letters = "".join(_readings().get(char, char)[0] for char in run)
        else:
            letters = run if run.isascii() and run.isalpha() else ""
        found += [INITIAL + letters[at : at + 2] for at in range(len(letters) - 1)]
    return found


def syllables_of(letters: str) -> list[str]:
    """Return a typed word as syllables of pinyin; empty when it is none."""
    if not letters.isascii() or not letters.isalpha():
        return []
    ends: dict[int, list[str]] = {0: []}
    for at in range(len(letters)):
        if at not in ends:
            continue
        for length in range(min(_LONGEST_SYLLABLE, len(letters) - at), 0, -1):
            syllable = letters[at : at + length]
            if syllable in _syllables() and at + length not in ends:
                ends[at + length] = [*ends[at], syllable]
    return ends.get(len(letters), [])


def is_typed_sound(text: str) -> bool:
    """Tell whether somebody typed pinyin or initials: one short word of Latin letters."""
    letters = "".join(plain(text).split())
    return letters.isascii() and letters.isalpha() and 1 < len(letters) <= _LONGEST_WORD
