"""Is it said, where it belongs: greetings, name or number, closing words (服务用语)."""

from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.talk import Talk, begin, finish, moment, quote, words_in
from hotline.quality.rules.verdicts import Judgement, met, missed, partly, unjudged
from hotline.workorders.rules.draft.turns import Turn

_LATEST_BEGINNING = 20.0
"""A talk whose first words are later was not written down from its beginning."""
_SURE, _LIKELY = 0.9, 0.7
_PARTS = {"opening": "开头", "closing": "结尾", "whole": "通话中"}


def says(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge whether the operator says enough of the words in this part of the talk."""
    if not talk.operators:
        return unjudged("没有热线员一方的通话文字")
    if item.part == "opening" and talk.begins_at > _LATEST_BEGINNING:
        return unjudged("通话文字没有从头记录")
    turns = _turns_of(talk, item)
    found = [
        quote(turn, *match.span(), f"{_PARTS[item.part]}说了")
        for _, turn, match in words_in(turns, item.words)
    ]
    distinct = list({each.quote: each for each in found}.values())
    if len(distinct) >= item.enough:
        return met(_SURE, *distinct[: max(item.enough, 3)])
    if distinct:
        why = f"应有 {item.enough} 处，听到 {len(distinct)} 处"
        return partly(len(distinct) / item.enough, _LIKELY, *distinct, why=why)
    note = f"{_PARTS[item.part]}没有听到{item.label}"
    return missed(_LIKELY, moment(_where(talk, turns, item), note))


def _turns_of(talk: Talk, item: ItemEntry) -> list[Turn]:
    if item.part == "opening":
        return [each for each in talk.operators if begin(each) - talk.begins_at <= item.seconds]
    if item.part == "closing":
        return [each for each in talk.operators if talk.ends_at - finish(each) <= item.seconds]
    return talk.operators


def _where(talk: Talk, turns: list[Turn], item: ItemEntry) -> float:
    """Return the second to listen to where the words should have been."""
    if turns:
        return begin(turns[0])
    return talk.begins_at if item.part == "opening" else max(talk.ends_at - item.seconds, 0.0)


def never_says(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge whether the operator uses none of the words that hurt (服务忌语)."""
    if not talk.operators:
        return unjudged("没有热线员一方的通话文字")
    kinds = frozenset(item.manners)
    hits = [
        quote(talk.turns[each.span.turn], each.span.start, each.span.end, f"忌语：{each.label}")
        for each in talk.rude
        if not kinds or each.label in kinds
    ]
    hits += [
        quote(turn, *match.span(), "忌语")
        for _, turn, match in words_in(talk.operators, item.words)
    ]
    over = len(hits) - item.allowed
    if over <= 0:
        return met(_SURE, *hits)
    if item.is_red_line or over * item.takes >= 1:
        return missed(_LIKELY, *hits)
    return partly(1 - over * item.takes, _LIKELY, *hits)
