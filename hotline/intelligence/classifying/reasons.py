"""Which words of the text spoke for a topic."""

from collections.abc import Sequence

from hotline.intelligence.classifying.linear import Decision
from hotline.intelligence.classifying.terms import HEAD, STRING, WORD
from hotline.intelligence.classifying.vectors import Row, Vocabulary

MOST = 5
_SIZES = (4, 3, 2)
_SHORTEST = 2


def spoken_for(
    name: str, decision: Decision, row: Row, vocabulary: Vocabulary, words: Sequence[str]
) -> tuple[str, ...]:
    """Return the words that told this name from the others, strongest first.

    A word's say is its own and that of the strings of characters within it.
    """
    at, weight = decision.look(row)
    if not len(at):
        return ()
    chosen = decision.names.index(name)
    looked = decision.weights[at]
    lead = (looked[:, chosen] - looked.mean(axis=1)) * weight
    terms = vocabulary.terms
    says = {
        terms[each]: say
        for each, say in zip(decision.terms[at].tolist(), lead.tolist(), strict=True)
        if each < len(terms)
    }
    told = {word: _say(word, says) for word in _pieces(words, says)}
    found: list[str] = []
    for word, say in sorted(told.items(), key=lambda each: (-each[1], each[0])):
        if say <= 0 or len(found) == MOST:
            break
        if not any(word in other or other in word for other in found):
            found.append(word)
    return tuple(found)


def _pieces(words: Sequence[str], says: dict[str, float]) -> set[str]:
    pieces = {word for word in words if len(word) >= _SHORTEST and WORD + word in says}
    if pieces:
        return pieces
    return {term[1:] for term in says if term[0] == STRING}


def _say(word: str, says: dict[str, float]) -> float:
    total = says.get(WORD + word, 0.0) + says.get(HEAD + word, 0.0)
    for size in _SIZES:
        for start in range(len(word) - size + 1):
            total += says.get(STRING + word[start : start + size], 0.0)
    return total
