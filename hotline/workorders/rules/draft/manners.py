"""Remind an operator of words that hurt (服务忌语), and of what to say instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, RootModel

from hotline.workorders.rules.draft.filled import Span, span_of
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shield.words import Lexicon


class MannersEntry(BaseModel):
    """Words of one kind, and the better ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str = Field(min_length=2, max_length=20)
    words: list[str] = Field(min_length=1, max_length=200)
    instead: str = Field(min_length=2, max_length=100)


class MannersFile(RootModel[list[MannersEntry]]):
    """``manners.yaml``."""

    root: list[MannersEntry] = Field(default_factory=list, max_length=50)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What the operator said, and what would be kinder."""

    label: str
    instead: str
    span: Span


def reminders(turns: Sequence[Turn], entries: Sequence[MannersEntry]) -> Iterator[Reminder]:
    """Yield a reminder for each place where the operator uses such words."""
    by_word = {word: entry for entry in entries for word in entry.words}
    lexicon = Lexicon.of(by_word)
    for index, turn in enumerate(turns):
        for hit in lexicon.find(turn.text) if not turn.is_citizen else ():
            entry = by_word[hit.word]
            yield Reminder(entry.label, entry.instead, span_of(turns, index, hit.start, hit.end))
