"""The offices a citizen speaks of (提到的部门), by name or by what sounds like one."""

from collections.abc import Iterable, Sequence

from hotline.reference.rules.heard.ear import Ear
from hotline.workorders.rules.draft.filled import Filled, span_of
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shield.words import Lexicon

_CLOSE, _SHORTEST = 0.1, 3
_NAMED, _SOUNDED = 0.9, 0.6


def find_offices(turns: Sequence[Turn], names: Lexicon, ear: Ear | None) -> tuple[Filled, ...]:
    """Return each office once, in the order they are named; ``meant`` where it is only heard."""
    found: dict[str, Filled] = {}
    for index, turn in enumerate(turns):
        if turn.is_citizen:
            for start, end, meant in _in_text(turn.text, names, ear):
                span = span_of(turns, index, start, end)
                filled = Filled(
                    value=span.text,
                    probability=_SOUNDED if meant else _NAMED,
                    spans=(span,),
                    meant=meant,
                    by="sound" if meant else "rules",
                )
                found.setdefault(meant or span.text, filled)
    return tuple(found.values())


def _in_text(text: str, names: Lexicon, ear: Ear | None) -> list[tuple[int, int, str]]:
    taken: list[tuple[int, int, str]] = []
    for hit in names.find(text):
        if not taken or hit.start >= taken[-1][1]:
            taken.append((hit.start, hit.end, ""))
    for each in ear.within(text) if ear else ():
        free = all(each.end <= start or end <= each.start for start, end, _ in taken)
        if free and each.distance <= _CLOSE:
            taken.append((each.start, each.end, each.name.text))
    return sorted(taken)


def office_names(named: Iterable[tuple[str, str]]) -> list[str]:
    """Return what people call offices: the whole name, the short one, and that without 市."""
    spoken = (each for pair in named for each in (*pair, pair[1].removeprefix("市")))
    return [each for each in dict.fromkeys(spoken) if len(each) >= _SHORTEST and _is_office(each)]


def _is_office(name: str) -> bool:
    """Tell a bureau from a district whose government bears its bare name."""
    return not name.endswith(("区", "县")) and not name.isdigit()
