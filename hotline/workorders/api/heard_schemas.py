"""What the door of drafting takes and gives."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body
from hotline.workorders.rules.draft.reading import read_turns
from hotline.workorders.rules.draft.turns import Party, Turn
from hotline.workorders.rules.registration import MAX_TEXT

_MOST_TURNS = 2000
_Second = Annotated[float, Field(ge=0, le=1_000_000)]


class TurnBody(Body):
    """What one party said."""

    party: Literal["citizen", "operator"]
    text: Annotated[Text, Field(max_length=MAX_TEXT)]
    start: _Second | None = None
    end: _Second | None = None


class HeardWordsBody(Body):
    """Turns, or pasted text; ``at`` is when it was said."""

    turns: Annotated[list[TurnBody], Field(max_length=_MOST_TURNS)] = []
    text: Annotated[Text, Field(max_length=MAX_TEXT)] = ""
    at: AwareDatetime | None = None

    def to_turns(self) -> list[Turn]:
        """Return the turns as the rules know them."""
        if not self.turns:
            return read_turns(self.text)
        return [Turn(Party(each.party), each.text, each.start, each.end) for each in self.turns]


class HeardTurnView(Schema):
    """A turn as it was read, for spans to point into."""

    party: str
    text: str
    start: float | None
    end: float | None


class HeardSpanView(Schema):
    """Characters (code points) of a turn, and when the first is heard."""

    turn: int
    start: int
    end: int
    text: str
    second: float | None


class HeardFieldView(Schema):
    """A field the words fill."""

    name: str
    label: str
    value: str
    """As it was said."""
    meant: str
    """The same with the city's name for what only sounds like it (听着像); else empty."""
    code: str
    """As the form keeps it, where it keeps codes."""
    at: datetime | None
    precision: str
    probability: float
    by: str
    spans: list[HeardSpanView]


class HeardView(Schema):
    """Everything the words fill; ``model`` says which model added, if one did."""

    turns: list[HeardTurnView]
    fields: list[HeardFieldView]
    matters: list[str]
    model: str
