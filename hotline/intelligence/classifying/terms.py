"""What of a text is counted: words, neighbours, words of the beginning, strings of characters."""

from collections import defaultdict
from itertools import pairwise

from hotline.intelligence.classifying.cutting import Cutter, cut_words
from hotline.intelligence.classifying.texts import is_cut, plain, runs

WORD, PAIR, HEAD, STRING = "w", "b", "h", "c"
"""The first character of a term says its kind."""
KINDS = (WORD, PAIR, HEAD, STRING)
_HEAD = 24
"""Characters in which people say what they write about; a title is no longer."""
_FADE = 150
"""After so many characters what is said counts half."""
_STRINGS = (2, 3, 4)


def words_of(title: str, text: str, cutter: Cutter) -> list[str]:
    """Return the words of title and text; whole runs when no vocabulary was learnt."""
    named = plain(title).strip()
    if named and plain(text[: 2 * len(title) + _HEAD]).strip().startswith(named):
        title = ""
    words: list[str] = []
    for part in (title, text):
        if not cutter:
            words += runs(part)
        else:
            words += cut_words(part) if is_cut(part) else cutter.cut(part)
    return words


def terms_of(words: list[str], *, are_cut: bool) -> dict[str, float]:
    """Count the terms; what stands later counts less."""
    counts: dict[str, float] = defaultdict(float)
    if are_cut:
        _count_words(words, counts)
        _count_strings("".join(word for word in words if not word.isascii()), counts)
        return counts
    at = 0
    for run in words:
        if run.isascii():
            counts[WORD + run] += _weight(at)
        else:
            _count_strings(run, counts, at)
        at += len(run)
    for run in _runs_of_head(words):
        for size in _STRINGS[:-1]:
            for start in range(len(run) - size + 1):
                counts[HEAD + run[start : start + size]] += 1.0
    return counts


def _runs_of_head(words: list[str]) -> list[str]:
    kept: list[str] = []
    left = _HEAD
    for run in words:
        if left <= 0:
            break
        if not run.isascii():
            kept.append(run[:left])
        left -= len(run)
    return kept


def _count_words(words: list[str], counts: dict[str, float]) -> None:
    at = 0
    for word in words:
        counts[WORD + word] += _weight(at)
        if at < _HEAD:
            counts[HEAD + word] += 1.0
        at += len(word)
    at = 0
    for word, following in pairwise(words):
        counts[f"{PAIR}{word} {following}"] += _weight(at)
        at += len(word)


def _count_strings(run: str, counts: dict[str, float], at: int = 0) -> None:
    size = len(run)
    for start in range(size):
        weight = _weight(at + start)
        for end in range(start + 2, min(start + _STRINGS[-1], size) + 1):
            counts[STRING + run[start:end]] += weight


def _weight(at: int) -> float:
    return 1.0 / (1.0 + at / _FADE)
