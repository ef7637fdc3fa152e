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
    NOT_DRAWN = "not_drawn"


class Way(StrEnum):
    """By which way the citizen said it."""

    PHONE = "phone"
    MESSAGE = "message"
    ROBOT = "robot"
    WEB = "web"


STATE_LABELS: dict[State, str] = {State.DUE: "待回访", State.DONE: "已回访"}
OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.SOLVED: "已解决",
    Outcome.UNSOLVED: "未解决",
    Outcome.UNREACHABLE: "未联系上",
    Outcome.NOT_DRAWN: "未抽中",
}
WAY_LABELS: dict[Way, str] = {
    Way.PHONE: "电话",
    Way.MESSAGE: "短信、微信",
    Way.ROBOT: "自动语音",
    Way.WEB: "网页",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the citizen said, or that nobody answered."""

    reached: bool
    solved: bool | None
    rating: int | None
    comment: str
    is_responded: bool | None = None
    """Whether the department got in touch with the citizen (响应); None when not asked."""
    reasons: tuple[str, ...] = ()
    """Codes of the plan's reasons for not being satisfied."""


def faults_of(answers: Answers) -> dict[str, str]:
    """Return field → Chinese sentence for everything missing or contradictory."""
    if not answers.reached:
        given = (answers.solved, answers.rating, answers.is_responded)
        said = any(each is not None for each in given) or answers.reasons
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


def outcome_of(answers: Answers, *, unreached: int, calls: int = MAX_ATTEMPTS) -> Outcome | None:
    """Return how the follow-up ends; None when it stays due and is tried again.

    ``unreached`` counts the calls that reached nobody, this one included; ``calls`` are tried.
    """
    if not answers.reached:
        return Outcome.UNREACHABLE if unreached >= calls else None
    return Outcome.SOLVED if answers.solved else Outcome.UNSOLVED
