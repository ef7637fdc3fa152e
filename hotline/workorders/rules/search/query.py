"""What a typed text asks for (检索词): each part between spaces must stand in the order."""

import itertools
from collections.abc import Iterator

from hotline.core.han import is_han
from hotline.workorders.rules.search.words import LONGEST_WORD, Word, quoted, words_of

MOST_WORDS = 60
"""A search box takes so many characters at most; more words than these ask nothing new."""


def query_of(text: str) -> str:
    """Return the text as a ``tsquery``; empty when there is no word in it."""
    parts = [list(_asked(part)) for part in text.split()]
    return " & ".join(f"({_phrase(words)})" for words in parts if words)


def index_query_of(text: str) -> str:
    """Return what the index is asked for: the same, without a last single Han after other words.

    ``'栋':*`` begins hundreds of words of the index, each with a long list, to tell apart a few
    orders that the words before have found; whoever asks by this looks at those again.
    """
    parts = [_without_beginning([*_asked(part)]) for part in text.split()]
    return " & ".join(f"({_phrase(words)})" for words in parts if words)


def _without_beginning(words: list[Word]) -> list[Word]:
    is_open = len(words) > 1 and words[-1].is_beginning and is_han(words[-1].text[0])
    return words[:-1] if is_open else words


def _asked(part: str) -> Iterator[Word]:
    """Yield the words a part asks for: no single Han after a pair that holds it."""
    words = list(words_of(part))[:MOST_WORDS]
    for position, each in enumerate(words):
        is_last = position == len(words) - 1
        before = words[position - 1] if position else None
        if _is_tail(each, before):
            continue
        is_single = len(each.text) == 1 and is_han(each.text)
        is_word = not is_han(each.text[0]) and len(each.text) < LONGEST_WORD
        yield Word(each.text, each.at, is_last and (is_single or is_word))


def _is_tail(each: Word, before: Word | None) -> bool:
    if before is None or len(each.text) != 1 or before.at + 1 != each.at:
        return False
    return len(before.text) == 2 and is_han(before.text[0]) and before.text[1] == each.text  # noqa: PLR2004 - a pair


def _phrase(words: list[Word]) -> str:
    written = [quoted(words[0].text) + (":*" if words[0].is_beginning else "")]
    for before, each in itertools.pairwise(words):
        step = each.at - before.at
        written.append(f"<{step}> {quoted(each.text)}" + (":*" if each.is_beginning else ""))
    return " ".join(written)
