"""What is said of one item of a scorecard, by a machine or by a person."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether it was done; what nobody could hear is not judged."""

    MET = "met"
    PARTLY = "partly"
    MISSED = "missed"
    NOT_APPLICABLE = "not_applicable"
    UNJUDGED = "unjudged"


VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.MET: "做到",
    Verdict.PARTLY: "部分做到",
    Verdict.MISSED: "未做到",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.UNJUDGED: "未评",
}
SCORED = frozenset({Verdict.MET, Verdict.PARTLY, Verdict.MISSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a verdict rests on: words and where they stand, or a moment where they lack."""

    note: str
    quote: str = ""
    party: str = ""
    second: float | None = None
    """Of the recording; None for an order."""
    turn_at: float | None = None
    """When the turn begins in which the words stand."""
    field: str = ""
    """Of the order."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says: how much of the points, how sure it is, and why."""

    verdict: Verdict
    share: float | None = None
    """From 0 to 1 of the points; None where there is nothing to give."""
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    why: str = ""


def met(confidence: float, *evidence: Evidence, why: str = "") -> Judgement:
    """Say that it was done."""
    return Judgement(Verdict.MET, 1.0, confidence, evidence, why)


def partly(share: float, confidence: float, *evidence: Evidence, why: str = "") -> Judgement:
    """Say that some of it was done."""
    return Judgement(Verdict.PARTLY, share, confidence, evidence, why)


def missed(confidence: float, *evidence: Evidence, why: str = "") -> Judgement:
    """Say that it was not done."""
    return Judgement(Verdict.MISSED, 0.0, confidence, evidence, why)


def not_applicable(confidence: float, why: str) -> Judgement:
    """Say that there was no occasion for it."""
    return Judgement(Verdict.NOT_APPLICABLE, None, confidence, (), why)


def unjudged(why: str) -> Judgement:
    """Say that nothing is known."""
    return Judgement(Verdict.UNJUDGED, None, 0.0, (), why)
