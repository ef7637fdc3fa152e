"""The three rates (三率): what is counted, over what, and what is left out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class RateFigure(StrEnum):
    """One number; each is the length of a list of follow-ups."""

    ENDED = "ended"
    NOT_DRAWN = "not_drawn"
    UNREACHABLE = "unreachable"
    ANSWERED = "answered"
    RESPONSE_ASKED = "response_asked"
    RESPONDED = "responded"
    RESPONSE_UNASKED = "response_unasked"
    SOLVED = "solved"
    RATED = "rated"
    SATISFIED = "satisfied"
    UNRATED = "unrated"


FIGURE_WORDS: dict[RateFigure, tuple[str, str]] = {
    RateFigure.ENDED: ("已结束的回访", "期间内结束的全部回访，含未抽中和联系不上的。"),
    RateFigure.NOT_DRAWN: ("未抽中", "按回访计划抽样没有抽中，没有问过市民。"),
    RateFigure.UNREACHABLE: ("联系不上", "按没联系上的规则结束，市民没有回答。"),
    RateFigure.ANSWERED: ("联系上", "市民回答了是否解决。"),
    RateFigure.RESPONSE_ASKED: ("问了是否联系过", "问过承办单位有没有主动联系市民，并得到回答。"),
    RateFigure.RESPONDED: ("承办单位联系过", "市民说承办单位主动联系过。"),
    RateFigure.RESPONSE_UNASKED: (
        "未问是否联系过",
        "联系上了市民，但没有问或没有答承办单位是否联系过。",
    ),
    RateFigure.SOLVED: ("已解决", "市民认为已经解决。"),
    RateFigure.RATED: ("已评价", "市民给出了五级评价。"),
    RateFigure.SATISFIED: ("满意", "评价为基本满意、满意或非常满意。"),
    RateFigure.UNRATED: ("未评价", "联系上了市民，但没有评价。"),
}


class Rate(StrEnum):
    """The three."""

    RESPONSE = "response"
    SOLVED = "solved"
    SATISFIED = "satisfied"


@dataclass(frozen=True, slots=True)
class Formula:
    """How a rate is made; what is counted over and what is left out make up the whole."""

    label: str
    numerator: RateFigure
    denominator: RateFigure
    exclusions: tuple[RateFigure, ...]


FORMULAS: dict[Rate, Formula] = {
    Rate.RESPONSE: Formula(
        "响应率",
        RateFigure.RESPONDED,
        RateFigure.RESPONSE_ASKED,
        (RateFigure.NOT_DRAWN, RateFigure.UNREACHABLE, RateFigure.RESPONSE_UNASKED),
    ),
    Rate.SOLVED: Formula(
        "解决率",
        RateFigure.SOLVED,
        RateFigure.ANSWERED,
        (RateFigure.NOT_DRAWN, RateFigure.UNREACHABLE),
    ),
    Rate.SATISFIED: Formula(
        "满意率",
        RateFigure.SATISFIED,
        RateFigure.RATED,
        (RateFigure.NOT_DRAWN, RateFigure.UNREACHABLE, RateFigure.UNRATED),
    ),
}


def rate_of(rate: Rate, counts: Mapping[RateFigure, int]) -> float | None:
    """Return the rate; None where nobody can be counted."""
    formula = FORMULAS[rate]
    whole = counts[formula.denominator]
    return counts[formula.numerator] / whole if whole else None
