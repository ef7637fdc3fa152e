"""Draft an order from what was said (LLM-02): every field quotes the words that fill it.

Empty beats invented: without the citizen's words a field stays empty. The operator's questions
only tell how an answer is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.reference.rules.heard.ear import Ear
from hotline.workorders.rules.demands import DemandPart, propose_split
from hotline.workorders.rules.draft.by_ear import mend_place, place_by_ear
from hotline.workorders.rules.draft.candidates import Candidate
from hotline.workorders.rules.draft.feelings import find_emotion, find_urgency
from hotline.workorders.rules.draft.filled import Filled, span_of
from hotline.workorders.rules.draft.kinds import find_kind
from hotline.workorders.rules.draft.names import find_form_of_address, find_name
from hotline.workorders.rules.draft.offices import find_offices
from hotline.workorders.rules.draft.phones import find_phone, find_same_number
from hotline.workorders.rules.draft.places import NO_NAMES, find_place
from hotline.workorders.rules.draft.questions import Asked, questions
from hotline.workorders.rules.draft.sentences import sentences
from hotline.workorders.rules.draft.stories import find_demands, find_event
from hotline.workorders.rules.draft.time_meant import reckon
from hotline.workorders.rules.draft.times import find_time, words_at
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.draft.wishes import find_reply_wish, find_secrecy
from hotline.workorders.rules.shield.entries import EmergencyEntry
from hotline.workorders.rules.shield.words import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the conversation fills, each with its words; ``None`` where it says nothing."""

    caller: Filled | None
    form_of_address: Filled | None
    phone: Filled | None
    same_number: Filled | None
    """The caller is reached at the number they call from."""
    place: Filled | None
    time: Filled | None
    event: Filled | None
    demands: tuple[Filled, ...]
    appeal_type: Filled | None
    wants_reply: Filled | None
    secrecy: Filled | None
    emotion: Filled | None
    urgency: Filled | None
    matters: tuple[DemandPart, ...] = ()
    """How it splits (拆单) where it tells of several matters."""
    offices: tuple[Filled, ...] = ()
    """The departments the citizen speaks of."""


@dataclass(frozen=True, slots=True)
class CityWords:
    """What the city knows: names of places and offices, and words of danger."""

    places: Lexicon = NO_NAMES
    emergencies: tuple[EmergencyEntry, ...] = ()
    offices: Lexicon = NO_NAMES
    ear: Ear | None = None
    """Places by their sound; None: only as they are written."""
    office_ear: Ear | None = None


def draft(turns: Sequence[Turn], city: CityWords, *, now: datetime) -> Heard:
    """Return what the citizen's words fill, seen from ``now``."""
    asked = questions(turns)
    said = sentences(turns, asked)
    name = find_name(turns, asked)
    same = find_same_number(turns, asked)
    event, demands = find_event(turns, said, asked), find_demands(turns, said, asked)
    return Heard(
        caller=_filled(turns, name),
        form_of_address=_filled(turns, find_form_of_address(turns, name.value if name else "")),
        phone=_filled(turns, find_phone(turns, asked)),
        same_number=_filled(turns, Candidate("来电号码", (same,), 0.85) if same else None),
        place=_place(turns, asked, city),
        time=_time(turns, asked, now),
        event=event,
        demands=demands,
        appeal_type=find_kind(turns, said),
        wants_reply=find_reply_wish(turns, asked),
        secrecy=find_secrecy(turns, asked),
        emotion=find_emotion(turns),
        urgency=find_urgency(turns, city.emergencies),
        matters=tuple(propose_split("".join(each.text for each in said))),
        offices=find_offices(turns, city.offices, city.office_ear),
    )


def _filled(turns: Sequence[Turn], chosen: Candidate | None) -> Filled | None:
    if chosen is None:
        return None
    return Filled(
        value=chosen.value,
        probability=round(min(chosen.probability, 0.98), 2),
        spans=tuple(span_of(turns, *piece) for piece in chosen.pieces),
    )


def _place(
    turns: Sequence[Turn], asked: Sequence[frozenset[Asked]], city: CityWords
) -> Filled | None:
    filled = _filled(turns, find_place(turns, asked, city.places))
    if city.ear is None:
        return filled
    if filled is None:
        return place_by_ear(turns, asked, city.places, city.ear)
    return mend_place(turns, filled, city.places, city.ear)


def _time(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]], now: datetime) -> Filled | None:
    chosen = find_time(turns, asked)
    filled = _filled(turns, chosen)
    if chosen is None or filled is None:
        return None
    meant = reckon(words_at(turns, chosen), now)
    return Filled(
        value=filled.value,
        probability=filled.probability,
        spans=filled.spans,
        at=meant.at if meant else None,
        precision=meant.precision if meant else "",
    )
