"""What is counted of the answers citizens gave (三率), each with its sentence."""

from enum import StrEnum

SATISFIED_FROM = 3
"""The lowest rating that is no bad one (好差评: 基本满意)."""


class Answer(StrEnum):
    """One number about what citizens said."""

    ASKED = "asked"
    REACHED = "reached"
    SOLVED = "solved"
    UNSOLVED = "unsolved"
    RATED = "rated"
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"


MEANINGS: dict[Answer, tuple[str, str]] = {
    Answer.ASKED: ("已回访", "当月收到的主办工单中，热线已完成回访的次数。"),
    Answer.REACHED: ("联系上", "回访联系上了市民。"),
    Answer.SOLVED: ("已解决", "市民认为已经解决。"),
    Answer.UNSOLVED: ("未解决", "市民认为没有解决。"),
    Answer.RATED: ("已评价", "市民给出了满意度评价。"),
    Answer.SATISFIED: ("满意", "评价为基本满意、满意或非常满意。"),
    Answer.UNSATISFIED: ("不满意", "评价为不满意或非常不满意。"),
}
