"""From judgements to points, and from points to a score of a hundred."""

from collections.abc import Iterable
from dataclasses import dataclass

from hotline.quality.rules.judges.registry import JUDGES
from hotline.quality.rules.scorecards import PERSON, ItemEntry
from hotline.quality.rules.talk import Talk
from hotline.quality.rules.verdicts import (
    SCORED,
    Evidence,
    Judgement,
    Verdict,
    met,
    missed,
    partly,
    unjudged,
)
from hotline.workorders.rules.pre_score import PreScore, Scored

FOR_A_PERSON = "由质检人员评"
_RED, _FIRST, _NOBODY_KNOWS = 0, 1, 2000
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One item and what is said of it."""

    item: ItemEntry
    judgement: Judgement

    @property
    def points(self) -> float | None:
        """The points in halves; None where nothing was judged or there was no occasion."""
        return points_of(self.item, self.judgement.verdict, self.judgement.share)


@dataclass(frozen=True, slots=True)
class Mark:
    """What counts of one item."""

    most: int
    is_red_line: bool
    verdict: Verdict
    points: float | None


@dataclass(frozen=True, slots=True)
class Total:
    """A score of 0 to 100 of what was judged; None where nothing was."""

    score: float | None
    is_red: bool

    @property
    def rank(self) -> int:
        """The place in a list: red lines first, then the worst, then what nobody judged."""
        if self.is_red:
            return _RED
        return _NOBODY_KNOWS if self.score is None else _FIRST + round(self.score * _TENTHS)


def points_of(item: ItemEntry, verdict: Verdict, share: float | None) -> float | None:
    """Return the points of a verdict, in halves."""
    if verdict not in SCORED or share is None:
        return None
    return round(item.most * min(max(share, 0.0), 1.0) * 2) / 2


def judge_talk(talk: Talk, items: Iterable[ItemEntry]) -> list[Judged]:
    """Judge a talk by every item; without words only what the switchboard knows."""
    return [Judged(each, _of_talk(talk, each)) for each in items]


def judge_order(found: PreScore, items: Iterable[ItemEntry]) -> list[Judged]:
    """Judge an order's text by the shield's findings: the rubric's share becomes the item's."""
    known = {each.code: each for each in found.criteria}
    return [Judged(each, _of_order(known.get(each.judge))) for each in items]


def total(marks: Iterable[Mark]) -> Total:
    """Add up: a crossed red line leaves nothing; no occasion and no judgement count nowhere.

    Where less than half of the points were judged there is no score: a call nobody wrote down
    is not a perfect one.
    """
    listed = list(marks)
    if any(each.is_red_line and each.verdict is Verdict.MISSED for each in listed):
        return Total(0.0, is_red=True)
    counted = [each for each in listed if each.points is not None and each.most]
    most = sum(each.most for each in counted)
    wanted = sum(each.most for each in listed if each.verdict is not Verdict.NOT_APPLICABLE)
    if not most or most * 2 < wanted:
        return Total(None, is_red=False)
    return Total(round(100 * sum(each.points or 0 for each in counted) / most, 1), is_red=False)


def mark_of(judged: Judged) -> Mark:
    """Return what counts of a machine's judgement."""
    item = judged.item
    return Mark(item.most, item.is_red_line, judged.judgement.verdict, judged.points)


def _of_talk(talk: Talk, item: ItemEntry) -> Judgement:
    return unjudged(FOR_A_PERSON) if item.judge == PERSON else JUDGES[item.judge](talk, item)


def _of_order(scored: Scored | None) -> Judgement:
    if scored is None:
        return unjudged(FOR_A_PERSON)
    evidence = [
        Evidence(
            note=each.reason,
            quote=each.span.text if each.span else "",
            field=each.span.field if each.span else "",
        )
        for each in scored.evidence
    ]
    share = scored.points / scored.most
    if share >= 1:
        return met(0.7, *evidence)
    confidence = 0.6 if any(each.is_machine for each in scored.evidence) else 0.8
    return partly(share, confidence, *evidence) if share else missed(confidence, *evidence)
