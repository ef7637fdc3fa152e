"""What a follow-up came to (回访结果)."""

from dataclasses import dataclass
from enum import StrEnum

MAX_ATTEMPTS = 3
"""Calls that reached nobody before the follow-up ends as unreachable."""
LOWEST_RATING = 1
HIGHEST_RATING = 5
_SHORTEST_COMMENT = 4


class State(StrEnum):
    """Where a follow-up stands."""

    DUE = "due"
    DONE = "done"


class Outcome(StrEnum):
    """How it ended."""

    SOLVED = "solved"
    UNSOLVED = "unsolved"
    UNREACHABLE = "unreachable"


STATE_LABELS: dict[State, str] = {State.DUE: "待回访", State.DONE: "已回访"}
OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.SOLVED: "已解决",
    Outcome.UNSOLVED: "未解决",
    Outcome.UNREACHABLE: "未联系上",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the citizen said, or that nobody answered."""

    reached: bool
    solved: bool | None
    rating: int | None
    comment: str


def faults_of(answers: Answers) -> dict[str, str]:
    """Return field → Chinese sentence for everything missing or contradictory."""
    if not answers.reached:
        said = answers.solved is not None or answers.rating is not None
        return {"reached": "没有联系上市民时，不能填写是否解决和评分。"} if said else {}
    faults = {}
    if answers.solved is None:
        faults["solved"] = "请选择是否已解决。"
    if answers.solved and answers.rating is None:
        faults["rating"] = "请填写市民的评分。"
    if answers.rating is not None and not LOWEST_RATING <= answers.rating <= HIGHEST_RATING:
        faults["rating"] = "评分为 1 到 5。"
    if answers.solved is False and len(answers.comment.strip()) < _SHORTEST_COMMENT:
        faults["comment"] = "请写明市民反映的未解决情况。"
    return faults


def outcome_of(answers: Answers, *, unreached: int) -> Outcome | None:
    """Return how the follow-up ends; None when it stays due and is tried again.

    ``unreached`` counts the calls that reached nobody, this one included.
    """
    if not answers.reached:
        return Outcome.UNREACHABLE if unreached >= MAX_ATTEMPTS else None
    return Outcome.SOLVED if answers.solved else Outcome.UNSOLVED
