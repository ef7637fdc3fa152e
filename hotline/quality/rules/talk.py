"""A talk as its judges see it: who said what when, holds, dangers, and who hung up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotline.quality.rules.verdicts import Evidence
from hotline.workorders.rules.draft.filled import Span
from hotline.workorders.rules.draft.manners import Reminder
from hotline.workorders.rules.draft.turns import Turn


@dataclass(frozen=True, slots=True)
class DangerHeard:
    """A danger the citizen spoke of, and where."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Everything that is known of one talk; seconds are the recording's."""

    turns: tuple[Turn, ...] = ()
    holds: tuple[tuple[float, float], ...] = ()
    ended_by: str = ""
    dangers: tuple[DangerHeard, ...] = ()
    rude: tuple[Reminder, ...] = ()

    @property
    def operators(self) -> list[Turn]:
        """What the operator said."""
        return [each for each in self.turns if not each.is_citizen]

    @property
    def citizens(self) -> list[Turn]:
        """What the citizen said."""
        return [each for each in self.turns if each.is_citizen]

    @property
    def begins_at(self) -> float:
        """When the first word is heard."""
        return min((begin(each) for each in self.turns), default=0.0)

    @property
    def ends_at(self) -> float:
        """When the last word is heard."""
        return max((finish(each) for each in self.turns), default=0.0)


def begin(turn: Turn) -> float:
    """Return when a turn begins."""
    return turn.start or 0.0


def finish(turn: Turn) -> float:
    """Return when a turn ends."""
    return max(turn.end or 0.0, begin(turn))


def quote(turn: Turn, start: int, end: int, note: str) -> Evidence:
    """Return words of a turn as evidence, at the second at which they are heard."""
    return Evidence(
        note=note,
        quote=turn.text[start:end],
        party=turn.party,
        second=turn.second_of(start),
        turn_at=begin(turn),
    )


def whole(turn: Turn, note: str) -> Evidence:
    """Return a turn as evidence."""
    return quote(turn, 0, len(turn.text), note)


def of_span(talk: Talk, span: Span, note: str) -> Evidence:
    """Return a span of a talk's turns as evidence."""
    return quote(talk.turns[span.turn], span.start, span.end, note)


def moment(second: float, note: str) -> Evidence:
    """Return a moment as evidence, at which something lacks."""
    return Evidence(note=note, second=round(second, 1))


def words_in(
    turns: Sequence[Turn], words: Sequence[str]
) -> Iterator[tuple[str, Turn, re.Match[str]]]:
    """Yield each expression that is found, once, with where it stands first."""
    for word in words:
        pattern = re.compile(word, re.IGNORECASE)
        for turn in turns:
            if found := pattern.search(turn.text):
                yield word, turn, found
                break
