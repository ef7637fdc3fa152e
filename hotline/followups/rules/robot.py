"""What a citizen told by keys, or by words, to the voice that asked (自动语音回访)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hotline.followups.rules.outcomes import HIGHEST_RATING, LOWEST_RATING

FLOW = "robot_follow_up"
"""The published flow; its steps ``thanks``, ``unsolved`` and ``person`` are read here."""
THANKS, UNSOLVED, PERSON = "thanks", "unsolved", "person"


class Heard(StrEnum):
    """What it came to."""

    RATED = "rated"
    UNSOLVED = "unsolved"
    PERSON = "person"
    NOTHING = "nothing"
    """Picked up, but pressed nothing, or hung up in between."""


@dataclass(frozen=True, slots=True)
class RobotAnswer:
    """The answer; ``rating`` with RATED only."""

    heard: Heard
    rating: int | None = None
    is_spoken: bool = False
    """It was said and understood, not pressed."""


def read_choices(choices: Iterable[Sequence[str]]) -> RobotAnswer:
    """Read the steps that were reached, each with the key that led there; the last one counts."""
    answer = RobotAnswer(Heard.NOTHING)
    for step, key, *how in choices:
        said = bool(how)
        if step == THANKS and key.isdigit() and LOWEST_RATING <= int(key) <= HIGHEST_RATING:
            answer = RobotAnswer(Heard.RATED, int(key), is_spoken=said)
        elif step == UNSOLVED:
            answer = RobotAnswer(Heard.UNSOLVED, is_spoken=said)
        elif step == PERSON:
            answer = RobotAnswer(Heard.PERSON, is_spoken=said)
    return answer
