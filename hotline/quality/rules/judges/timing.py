"""What the clock tells: talking over (抢话), silence (冷场), haste (语速)."""

from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.talk import Talk, begin, finish, moment, whole, words_in
from hotline.quality.rules.verdicts import (
    Evidence,
    Judgement,
    met,
    missed,
    not_applicable,
    partly,
    unjudged,
)
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shingles import plain

_AFTER, _OVERLAP = 0.5, 1.0
"""Seconds into the citizen's turn, and together: less is how people talk."""
_NODS = 4
"""A turn of so few characters only nods: 嗯，好的."""
_SORRY = ("不好意思", "抱歉", "对不起", "打断(?:您)?一下", "打扰")
_ANNOUNCES = ("稍等", "等一下", "请等", "查(?:一下|询|找)", "核实", "看一下", "记录一下", "登记")
_FEWEST_SIGNS = 60
_SECONDS_A_MINUTE = 60


def talks_over(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge how often the operator begins while the citizen speaks on, without an apology."""
    if not talk.citizens or not talk.operators:
        return unjudged("没有双方的通话文字")
    hits = [
        whole(each, f"市民还在说，热线员插话 {_together(each, over):.1f} 秒")
        for each in talk.operators
        if len(plain(each.text)) > _NODS
        if (over := _spoken_over(each, talk)) is not None
        if next(words_in([each], _SORRY), None) is None
    ]
    return _by_count(hits, item, 0.6)


def _spoken_over(turn: Turn, talk: Talk) -> Turn | None:
    for each in talk.citizens:
        if begin(turn) - begin(each) >= _AFTER and _together(turn, each) >= _OVERLAP:
            return each
    return None


def _together(one: Turn, other: Turn) -> float:
    return min(finish(one), finish(other)) - max(begin(one), begin(other))


def silence(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge how often nobody speaks for long, when no hold and no word beforehand explains it."""
    if not talk.turns:
        return unjudged("没有通话文字")
    hits = []
    ordered = sorted(talk.turns, key=begin)
    heard_until, last_said = finish(ordered[0]), ordered[0]
    for turn in ordered[1:]:
        gap = begin(turn) - heard_until - _held(talk, heard_until, begin(turn))
        if gap >= item.seconds and next(words_in([last_said], _ANNOUNCES), None) is None:
            hits.append(moment(heard_until, f"无人说话 {gap:.0f} 秒，事先没有说明"))
        if finish(turn) >= heard_until:
            heard_until, last_said = finish(turn), turn
    return _by_count(hits, item, 0.7)


def _held(talk: Talk, start: float, end: float) -> float:
    return sum(max(0.0, min(end, until) - max(start, since)) for since, until in talk.holds)


def hold_explained(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge whether the citizen was told before every hold (保持)."""
    if not talk.holds:
        return not_applicable(0.9, "没有保持通话")
    if not talk.operators:
        return unjudged("没有热线员一方的通话文字")
    bad = [
        moment(since, f"保持 {until - since:.0f} 秒，之前没有说明")
        for since, until in talk.holds
        if not _announced(talk, since, item.seconds)
    ]
    if not bad:
        return met(0.85)
    share = 1 - len(bad) / len(talk.holds)
    return partly(share, 0.7, *bad) if share else missed(0.7, *bad)


def _announced(talk: Talk, since: float, seconds: float) -> bool:
    before = [each for each in talk.operators if since - seconds <= finish(each) <= since + 2]
    return next(words_in(before, _ANNOUNCES), None) is not None


def speed(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge whether the operator speaks no faster than ``allowed`` characters a second."""
    said = sum(len(plain(each.text)) for each in talk.operators)
    seconds = sum(finish(each) - begin(each) for each in talk.operators)
    if said < _FEWEST_SIGNS or seconds <= 0:
        return unjudged("热线员的话太少，量不出语速")
    rate = said / seconds
    words = f"平均每分钟 {rate * _SECONDS_A_MINUTE:.0f} 字"
    if rate <= item.allowed:
        return met(0.6, why=words)
    fastest = max(talk.operators, key=lambda each: len(plain(each.text)))
    return missed(0.5, whole(fastest, words), why=words)


def _by_count(hits: list[Evidence], item: ItemEntry, confidence: float) -> Judgement:
    over = len(hits) - item.allowed
    if over <= 0:
        return met(confidence, *hits)
    if over * item.takes >= 1:
        return missed(confidence, *hits)
    return partly(1 - over * item.takes, confidence, *hits)
