"""What of a line the learnt parser looks at, token by token."""

from hotline.reference.rules.addresses.context_features import add_context, add_suffixes
from hotline.reference.rules.addresses.division_features import add_divisions
from hotline.reference.rules.addresses.divisions import Divisions
from hotline.reference.rules.addresses.lexicon import LONGEST, Lexicon
from hotline.reference.rules.addresses.matching import matches
from hotline.reference.rules.addresses.number_features import add_numbers
from hotline.reference.rules.addresses.tokens import Line

Features = list[list[str]]
_SURE, _LIKELY = 0.9, 0.6
_OFTEN = (1, 3, 15)


def features_of(line: Line, divisions: Divisions, lexicon: Lexicon) -> Features:
    """Return the features of each token."""
    found: Features = [["always"] for _ in line.tokens]
    add_divisions(found, line, divisions)
    _add_lexicon(found, line, lexicon)
    add_context(found, line)
    add_suffixes(found, line)
    add_numbers(found, line)
    return found


def _add_lexicon(found: Features, line: Line, lexicon: Lexicon) -> None:
    """Say which labels other addresses gave to the words around a token."""
    for match in matches(line, lexicon.times, LONGEST):
        believed = lexicon.believed(match.word)
        if believed is None:
            continue
        label, times, share = believed
        sure = "h" if share > _SURE else "m" if share > _LIKELY else "l"
        often = sum(times > each for each in _OFTEN)
        for token in range(match.start, match.end):
            position = match.position(token)
            found[token] += (f"t{label}{position}{sure}{often}", f"t{label}{position}")
