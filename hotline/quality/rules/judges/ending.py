"""Who hangs up first (先挂机), and whether both had said good-bye."""

from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.talk import Talk, finish, moment, quote, words_in
from hotline.quality.rules.verdicts import Judgement, met, missed, partly, unjudged

_FAREWELLS = ("再见", "拜拜", "谢谢", "好的?$", "没有了", "bye", "没事了")


def hangs_up(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge by the switchboard's record of who ended the call."""
    if not talk.ended_by:
        return unjudged("没有挂断方的记录")
    if talk.ended_by != "operator":
        return met(0.95, why="不是热线员先挂机")
    if not talk.citizens:
        return unjudged("热线员先挂机，没有市民一方的通话文字，不知是否已道别")
    late = [each for each in talk.citizens if talk.ends_at - finish(each) <= item.seconds]
    found = next(words_in(late, _FAREWELLS), None)
    if found is not None:
        _, turn, match = found
        evidence = quote(turn, *match.span(), "市民已道别，热线员先挂机")
        return partly(0.5, 0.6, evidence)
    return missed(0.8, moment(talk.ends_at, "市民没有道别，热线员先挂机"))
