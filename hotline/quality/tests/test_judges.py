"""Every judge: what it finds, where, and when it rather says nothing."""

from dataclasses import replace

import pytest

from hotline.quality.rules.judges.registry import JUDGES
from hotline.quality.rules.scorecards import PERSON
from hotline.quality.rules.scoring import judge_talk, mark_of, total
from hotline.quality.rules.talk import DangerHeard, Talk
from hotline.quality.rules.verdicts import Judgement, Verdict
from hotline.quality.tests.talks import GOOD, haikou, item, talk, without
from hotline.workorders.rules.draft.filled import span_of
from hotline.workorders.rules.draft.manners import MannersEntry, reminders

MET, PARTLY, MISSED = Verdict.MET, Verdict.PARTLY, Verdict.MISSED
NONE, UNJUDGED = Verdict.NOT_APPLICABLE, Verdict.UNJUDGED
_MANNERS = [
    MannersEntry(label="推脱", words=["不归我管"], instead="我帮您转。"),
    MannersEntry(label="贬低", words=["你懂什么"], instead="我记下了。"),
]


def judged(code: str, heard: Talk) -> Judgement:
    entry = item(code)
    return JUDGES[entry.judge](heard, entry)


def rude(*turns: tuple[str, float, float, str]) -> Talk:
    heard = talk(*turns)
    return replace(heard, rude=tuple(reminders(heard.turns, _MANNERS)))


def test_a_good_talk_keeps_every_point_a_rule_can_give() -> None:
    items = haikou()[0].items
    found = {each.item.code: each for each in judge_talk(talk(), items)}
    lost = {
        code: each.judgement.verdict
        for code, each in found.items()
        if each.judgement.verdict not in {MET, NONE} and each.item.judge != PERSON
    }
    assert lost == {}
    assert {found[each].judgement.verdict for each in ("tone", "accuracy")} == {UNJUDGED}
    assert total(map(mark_of, found.values())).score == 100


def test_without_words_nothing_is_invented() -> None:
    found = judge_talk(Talk(ended_by="citizen"), haikou()[0].items)
    known = {each.item.code for each in found if each.judgement.verdict is not UNJUDGED}
    assert known == {"hang_up", "hold"}
    assert all(not each.judgement.evidence for each in found)
    summed = total(map(mark_of, found))
    assert (summed.score, summed.is_red, summed.rank) == (None, False, 2000)


@pytest.mark.parametrize(
    ("code", "heard", "verdict", "said"),
    [
        ("greeting", talk(), MET, "您好"),
        # the greeting comes half a minute late
        ("greeting", without(0, ("operator", 40.0, 42.0, "您好")), MISSED, ""),
        ("introduction", without(0, ("operator", 1.0, 3.0, "您好，请讲。")), MISSED, ""),
        ("introduction", talk(), MET, "工号"),
        # 请讲 is not enough of three
        ("polite", talk(("operator", 1.0, 2.0, "请讲"), GOOD[1]), PARTLY, "请"),
        ("repeats", talk(), MET, GOOD[2][3]),
        ("repeats", without(2, ("operator", 15.0, 16.0, "知道了。")), MISSED, ""),
        ("repeats", talk(("citizen", 1.0, 2.0, "喂"), GOOD[0]), NONE, ""),
        ("asks_more", talk(), MET, "还有其他"),
        ("asks_more", without(4, ("operator", 24.0, 26.0, "已经登记。")), MISSED, ""),
        ("closing", talk(), MET, "感谢您的来电"),
        ("closing", without(6), MISSED, ""),
        ("hang_up", talk(), MET, ""),
        ("hang_up", talk(ended_by="operator"), PARTLY, "再见"),
        ("hang_up", talk(*GOOD[:3], ended_by="operator"), MISSED, ""),
        ("hang_up", talk(ended_by=""), UNJUDGED, ""),
        ("hold", talk(), NONE, ""),
        ("hold", talk(holds=((30.0, 60.0),)), MET, ""),
        ("hold", talk(holds=((200.0, 260.0),)), MISSED, ""),
        ("danger", talk(), NONE, ""),
    ],
)
def test_a_judge_says_what_it_heard_and_where(
    code: str, heard: Talk, verdict: Verdict, said: str
) -> None:
    found = judged(code, heard)
    assert found.verdict is verdict
    if said:
        first = found.evidence[0]
        assert said in first.quote
        (turn,) = [each for each in heard.turns if each.start == first.turn_at]
        assert first.quote in turn.text
        assert first.second is not None
    if verdict is MISSED:
        assert found.evidence
        assert 0 < found.confidence < 1


def test_a_talk_written_down_from_its_middle_is_not_blamed_for_its_beginning() -> None:
    late = talk(("citizen", 50.0, 52.0, "路灯不亮"), ("operator", 53.0, 54.0, "好"))
    assert judged("greeting", late).verdict is UNJUDGED


def test_words_that_hurt_take_half_each_and_abuse_leaves_nothing() -> None:
    once = rude(*GOOD, ("operator", 37.0, 38.0, "这不归我管"))
    assert (judged("rude", once).verdict, judged("rude", once).share) == (PARTLY, 0.5)
    assert judged("abuse", once).verdict is MET
    twice = rude(*GOOD, ("operator", 37.0, 38.0, "不归我管，不归我管"))
    assert judged("rude", twice).verdict is MISSED
    abuse = rude(*GOOD, ("operator", 37.0, 38.0, "你懂什么"))
    found = judge_talk(abuse, haikou()[0].items)
    summed = total(map(mark_of, found))
    assert (summed.score, summed.is_red, summed.rank) == (0, True, 0)
    (line,) = [each for each in found if each.item.code == "abuse"]
    assert line.judgement.evidence[0].quote == "你懂什么"
    citizen = rude(*GOOD, ("citizen", 37.0, 38.0, "你懂什么"))
    assert judged("abuse", citizen).verdict is MET


def test_talking_over_is_counted_by_the_clock_unless_excused_or_a_nod() -> None:
    over = ("operator", 8.0, 11.0, "这个您要找物业处理的")
    again = ("operator", 11.5, 13.5, "我们这边登记不了的")
    assert judged("talk_over", talk(*GOOD, over)).verdict is MET, "once is allowed"
    assert judged("talk_over", talk(*GOOD, over, again)).verdict is PARTLY
    nod = ("operator", 8.0, 9.5, "嗯嗯好")
    sorry = ("operator", 11.5, 13.5, "不好意思打断您一下")
    assert judged("talk_over", talk(*GOOD, over, nod, sorry)).verdict is MET


def test_silence_counts_unless_it_was_announced_or_held() -> None:
    quiet = talk(*GOOD[:4], ("operator", 45.0, 47.0, "登记好了，再见。"))
    found = judged("silence", quiet)
    assert (found.verdict, found.evidence[0].second) == (PARTLY, 23.0)
    told = talk(*GOOD[:4], ("operator", 23.5, 24.0, "请稍等"), ("operator", 45.0, 47.0, "登记好了"))
    assert judged("silence", told).verdict is MET
    waited = talk(
        *GOOD[:3], ("operator", 22.0, 23.0, "请您稍等"), ("operator", 50.0, 52.0, "让您久等了")
    )
    assert judged("silence", waited).verdict is MET
    held = replace(quiet, holds=((24.0, 44.0),))
    assert judged("silence", held).verdict is MET


def test_haste_is_measured_in_characters_a_second() -> None:
    fast = talk(("operator", 0.0, 8.0, "我们这边已经登记好了" * 7))
    assert judged("speed", fast).verdict is MISSED
    assert judged("speed", talk(("operator", 0.0, 20.0, "我们这边已经登记好了" * 7))).verdict is MET
    assert judged("speed", talk(("operator", 0.0, 1.0, "好的好的好的好的"))).verdict is UNJUDGED


def test_danger_must_be_answered_within_a_minute() -> None:
    fire = ("citizen", 6.0, 10.0, "楼下正在着火，有人受伤")
    bad = talk(GOOD[0], fire, ("operator", 11.0, 13.0, "您贵姓？"))
    heard = (DangerHeard("火情", span_of(bad.turns, 1, 2, 6)),)
    found = judged("danger", replace(bad, dangers=heard))
    assert (found.verdict, found.evidence[0].quote) == (MISSED, "正在着火")
    good = talk(GOOD[0], fire, ("operator", 11.0, 13.0, "请先离开现场，我马上帮您联系119"))
    found = judged("danger", replace(good, dangers=heard))
    assert found.verdict is MET
    assert [each.party for each in found.evidence] == ["citizen", "operator"]
