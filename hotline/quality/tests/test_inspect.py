"""A person's score beside the machine's; a dispute, and another person's ruling."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from hotline.core.models import Event
from hotline.quality.actions.dispute import dispute
from hotline.quality.actions.inspect import inspect
from hotline.quality.actions.pre_score_call import pre_score_call
from hotline.quality.actions.rule_on_dispute import rule_on_dispute
from hotline.quality.errors import (
    DisputeInvalid,
    DisputeTooLate,
    InspectionNotNow,
    MarksInvalid,
    NoInspection,
    OwnWork,
)
from hotline.quality.models import Inspection
from hotline.quality.rules.marks import PersonMark
from hotline.quality.rules.verdicts import Verdict
from hotline.quality.tests.people import another_reviewer
from hotline.quality.tests.talks import a_call, load
from tests.cast import NOW, Cast

ABSENT = frozenset({"hold", "danger"})


def pre_scored(cast: Cast) -> Inspection:
    load()
    inspection = pre_score_call(call_id=a_call(cast.wang_fang.user_id), now=NOW)
    assert inspection is not None
    return inspection


def marks(inspection: Inspection, *changed: PersonMark) -> list[PersonMark]:
    """Confirm the machine, do well what it could not judge, and change what is given."""
    usual = {
        each.code: PersonMark(
            each.code, Verdict.NOT_APPLICABLE if each.code in ABSENT else Verdict.MET
        )
        for each in inspection.items.all()
    }
    return list((usual | {each.code: each for each in changed}).values())


def inspected(cast: Cast, *changed: PersonMark) -> Inspection:
    inspection = pre_scored(cast)
    return inspect(
        inspection_id=inspection.pk,
        marks=marks(inspection, *changed),
        words="总体规范。",
        by=cast.wu_qian,
        now=NOW,
    )


LATE_GREETING = PersonMark("greeting", Verdict.MISSED, reason="问候含混，听不清。")
HALF_TONE = PersonMark("tone", Verdict.PARTLY, points=4)


def test_both_scores_are_kept_and_the_persons_is_in_force(cast: Cast) -> None:
    inspection = inspected(cast, LATE_GREETING, HALF_TONE)
    assert (inspection.machine_score, inspection.score) == (100, 90.5)
    greeting, tone = (inspection.items.get(code=each) for each in ("greeting", "tone"))
    assert (greeting.machine_points, greeting.person_points, greeting.is_agreed) == (5, 0, False)
    assert (tone.machine_points, tone.person_points, tone.is_agreed) == (None, 4, None)
    assert inspection.items.get(code="polite").is_agreed is True
    event = Event.objects.get(kind="inspection.inspected")
    assert event.details["corrected_items"] == ["greeting"]
    assert event.actor_id == cast.wu_qian.user_id
    assert inspection.dispute_until is not None
    assert inspection.dispute_until > NOW + timedelta(days=3)


def _refused(cast: Cast, inspection: Inspection, given: Iterable[PersonMark]) -> dict[str, str]:
    with pytest.raises(MarksInvalid) as refusal:
        inspect(inspection_id=inspection.pk, marks=[*given], words="", by=cast.wu_qian, now=NOW)
    inspection.refresh_from_db()
    assert inspection.state == "pre_scored"
    return refusal.value.fields


def test_a_correction_has_its_reason_and_every_item_is_decided(cast: Cast) -> None:
    inspection = pre_scored(cast)
    bare = PersonMark("greeting", Verdict.MISSED)
    assert "理由" in _refused(cast, inspection, marks(inspection, bare))["greeting"]
    assert "还没有评" in _refused(cast, inspection, marks(inspection)[:-1])["danger"]
    for points in (None, 0, 8, 3.3):
        tone = PersonMark("tone", Verdict.PARTLY, points=points)
        assert "0.5" in _refused(cast, inspection, marks(inspection, tone))["tone"]
    line = PersonMark("abuse", Verdict.PARTLY, points=0.5, reason="不算辱骂")
    assert "一票否决" in _refused(cast, inspection, marks(inspection, line))["abuse"]
    strange = PersonMark("dress", Verdict.MET)
    assert "没有这个" in _refused(cast, inspection, marks(inspection, strange))["dress"]


def test_a_crossed_red_line_leaves_nothing(cast: Cast) -> None:
    line = PersonMark("abuse", Verdict.MISSED, reason="36 秒讥讽市民。")
    inspection = inspected(cast, line)
    assert (inspection.score, inspection.is_red, inspection.rank) == (0, True, 0)
    assert (inspection.machine_score, inspection.machine_is_red) == (100, False)


def test_nobody_judges_their_own_work_or_twice(cast: Cast) -> None:
    load()
    own = pre_score_call(call_id=a_call(cast.wu_qian.user_id), now=NOW)
    assert own is not None
    with pytest.raises(OwnWork):
        inspect(inspection_id=own.pk, marks=marks(own), words="", by=cast.wu_qian, now=NOW)
    done = inspected(cast)
    with pytest.raises(InspectionNotNow):
        inspect(inspection_id=done.pk, marks=marks(done), words="", by=cast.wu_qian, now=NOW)


def test_an_operator_disputes_and_another_person_rules(cast: Cast) -> None:
    inspection = inspected(cast, LATE_GREETING)
    made = dispute(
        inspection_id=inspection.pk,
        codes=["greeting"],
        reason="录音第 1 秒有清楚的您好。",
        by=cast.wang_fang,
        now=NOW + timedelta(days=1),
    )
    wanted: dict[str, Any] = {
        "inspection_id": inspection.pk,
        "words": "听录音，问候清楚，申诉成立。",
        "now": NOW + timedelta(days=2),
    }
    better = [PersonMark("greeting", Verdict.MET)]
    with pytest.raises(OwnWork):
        rule_on_dispute(is_upheld=True, marks=better, by=cast.wu_qian, **wanted)
    reviewer = another_reviewer(cast)
    with pytest.raises(DisputeInvalid):
        rule_on_dispute(is_upheld=True, marks=[], by=reviewer, **wanted)
    other = [PersonMark("tone", Verdict.MISSED)]
    with pytest.raises(DisputeInvalid):
        rule_on_dispute(is_upheld=True, marks=other, by=reviewer, **wanted)
    made = rule_on_dispute(is_upheld=True, marks=better, by=reviewer, **wanted)
    inspection.refresh_from_db()
    assert (made.score_before, inspection.score) == (94.7, 100)
    assert made.changes == {"greeting": {"before": ["missed", 0.0], "after": ["met", 5.0]}}
    assert inspection.items.get(code="greeting").is_agreed, "the machine was right"
    kinds = [each.kind for each in Event.objects.filter(subject_id=str(inspection.pk))]
    assert kinds[-2:] == ["inspection.disputed", "inspection.dispute_ruled"]


def test_a_dispute_is_ones_own_in_time_and_once(cast: Cast) -> None:
    inspection = inspected(cast)
    wanted: dict[str, Any] = {
        "inspection_id": inspection.pk,
        "codes": ["tone"],
        "reason": "语气一直很平和的。",
    }
    with pytest.raises(NoInspection):
        dispute(by=cast.zheng_jie, now=NOW, **wanted)
    with pytest.raises(OwnWork):
        dispute(by=cast.wu_qian, now=NOW, **wanted)
    with pytest.raises(DisputeTooLate):
        dispute(by=cast.wang_fang, now=NOW + timedelta(days=7), **wanted)
    with pytest.raises(DisputeInvalid) as refusal:
        dispute(by=cast.wang_fang, now=NOW, **(wanted | {"codes": [], "reason": "短"}))
    assert set(refusal.value.fields) == {"codes", "reason"}
    dispute(by=cast.wang_fang, now=NOW, **wanted)
    with pytest.raises(InspectionNotNow):
        dispute(by=cast.wang_fang, now=NOW, **wanted)
