"""Does the operator say the citizen's demand back (复述诉求)."""

from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.talk import Talk, begin, moment, whole, words_in
from hotline.quality.rules.verdicts import (
    Judgement,
    met,
    missed,
    not_applicable,
    partly,
    unjudged,
)
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shingles import shingles

_CONFIRMS = (
    "您(?:是)?(?:反映|说|讲|想|要|咨询|投诉|举报|建议|求助)的",
    "您的(?:意思|诉求|问题|情况|地址|电话)是",
    "(?:跟|和|与|帮)您(?:核实|核对|确认|复述|重复)",
    "您看(?:对|是)|对(?:吗|不对|吧)|是(?:吗|这样|不是|吧)",
    "我(?:记录|登记|理解)的",
)
_LITTLE = 12
"""Pairs of characters: who says less has told no demand that could be said back."""
_ENOUGH, _MUCH = 3, 8


def repeats(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge by the words of the citizen that come back in one of the operator's later turns."""
    del item
    if not talk.citizens or not talk.operators:
        return unjudged("没有双方的通话文字")
    told = frozenset[str]().union(*(shingles(each.text) for each in talk.citizens))
    if len(told) < _LITTLE:
        return not_applicable(0.6, "市民没有讲述诉求")
    best, shared = _best(talk)
    if best is None or shared < _ENOUGH:
        return missed(0.6, moment(begin(talk.operators[-1]), "没有听到把诉求复述给市民"))
    asks = next(words_in([best], _CONFIRMS), None) is not None
    if asks:
        return met(0.85, whole(best, f"复述了诉求，与市民的话有 {shared} 处相同"))
    if shared >= _MUCH:
        return met(0.65, whole(best, f"说到了诉求，与市民的话有 {shared} 处相同"))
    return partly(0.5, 0.5, whole(best, "说到了诉求，没有请市民确认"))


def _best(talk: Talk) -> tuple[Turn | None, int]:
    """Return the operator's turn in which most of the citizen's words before it come back."""
    best: Turn | None = None
    most = 0
    told: frozenset[str] = frozenset()
    for turn in talk.turns:
        pairs = shingles(turn.text)
        if turn.is_citizen:
            told |= pairs
        elif len(pairs & told) > most:
            best, most = turn, len(pairs & told)
    return best, most
