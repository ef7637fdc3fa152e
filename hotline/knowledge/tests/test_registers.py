"""Requests with their clock, feedback to owners, gaps without persons."""

from datetime import timedelta
from decimal import Decimal

import pytest

from hotline.core.models import Event
from hotline.knowledge import errors
from hotline.knowledge.actions.ask_entry import ask_entry
from hotline.knowledge.actions.give_feedback import answer_feedback, give_feedback
from hotline.knowledge.actions.note_gap import note_gap
from hotline.knowledge.actions.record_finding import record_finding, record_overdue
from hotline.knowledge.actions.settle_gap import ask_for_gap, fill_gap, ignore_gap
from hotline.knowledge.actions.settle_request import cancel_request, meet_request
from hotline.knowledge.models import EntryRequest, Finding, Gap
from hotline.knowledge.register_queries import (
    count_overdue,
    list_feedback,
    list_requests,
    points_between,
)
from hotline.knowledge.rules.feedback import FeedbackKind
from hotline.knowledge.rules.gap_words import words_to_keep
from hotline.knowledge.rules.requests import FindingKind
from hotline.knowledge.tests.articles import entry_limit, published
from hotline.reference.errors import NoPolicyInForce
from tests.cast import NOW, Cast

BEFORE, LATE = NOW - timedelta(hours=1), NOW + timedelta(days=5)


def _asked(cast: Cast, **changes: object) -> EntryRequest:
    wanted = {"title": "防台风停课通知口径", "content": "", "department_id": None, "now": BEFORE}
    return ask_entry(**{**wanted, **changes}, by=cast.leader_zhou)  # type: ignore[arg-type]  # a table of changes


def test_a_request_runs_by_the_working_clock_and_is_met(cast: Cast) -> None:
    entry_limit()
    request = _asked(cast)
    assert request.due_at.isoformat() == "2026-11-26T09:30:00+00:00"
    assert request.wording == "2 个工作日内录入"
    article = published(cast)
    meet_request(request_id=request.pk, article_id=article.pk, by=cast.wang_fang, now=NOW)
    with pytest.raises(errors.RequestNotNow):
        cancel_request(request_id=request.pk, note="不要了", by=cast.leader_zhou, now=NOW)
    assert not Finding.objects.exists()
    (row,) = list_requests(cast.wang_fang, is_open=False, before=None, limit=9)
    assert (row.state, row.article) == ("met", article)


def test_only_what_was_published_since_meets_a_request(cast: Cast) -> None:
    entry_limit()
    article = published(cast)
    request = _asked(cast, now=NOW + timedelta(minutes=1))
    with pytest.raises(errors.RequestInvalid):
        meet_request(request_id=request.pk, article_id=article.pk, by=cast.wang_fang, now=LATE)


def test_what_is_overdue_costs_its_points_once(cast: Cast) -> None:
    entry_limit()
    request = _asked(cast)
    assert record_overdue(now=NOW) == 0
    assert (record_overdue(now=LATE), record_overdue(now=LATE)) == (1, 0)
    assert count_overdue(cast.leader_zhou, LATE) == 1
    assert points_between(cast.leader_zhou, NOW, LATE + timedelta(1)) == Decimal("0.5")
    finding = Event.objects.get(kind="knowledge.finding_recorded")
    assert (finding.actor_label, finding.details["points"]) == ("系统", "0.5")
    assert finding.subject_id == str(request.pk)


def test_a_judgement_says_why_and_is_made_once(cast: Cast) -> None:
    entry_limit()
    request = _asked(cast)

    def judge(kind: FindingKind, note: str) -> None:
        record_finding(request_id=request.pk, kind=kind, note=note, by=cast.leader_zhou, now=NOW)

    with pytest.raises(errors.RequestNotNow):
        judge(FindingKind.INCORRECT, "电话写错")
    meet_request(request_id=request.pk, article_id=published(cast).pk, by=cast.wang_fang, now=NOW)
    for kind, note in ((FindingKind.LATE, "迟了"), (FindingKind.INCORRECT, " ")):
        with pytest.raises(errors.RequestInvalid):
            judge(kind, note)
    judge(FindingKind.INCORRECT, "电话写错")
    with pytest.raises(errors.RequestNotNow):
        judge(FindingKind.INCORRECT, "又写错")
    judge(FindingKind.OUT_OF_FORM, "没有来源")
    assert points_between(cast.leader_zhou, NOW, LATE) == Decimal("1.0")


def test_a_department_sees_its_own_requests(cast: Cast) -> None:
    entry_limit()
    mine = _asked(cast, department_id=cast.urban.pk)
    _asked(cast)
    assert list_requests(cast.zhao_min, is_open=True, before=None, limit=9) == [mine]
    assert list_requests(cast.sun_wei, is_open=True, before=None, limit=9) == []
    with pytest.raises(errors.NoRequest):
        meet_request(request_id=mine.pk, article_id=1, by=cast.sun_wei, now=NOW)


def test_without_a_limit_nothing_is_asked(cast: Cast) -> None:
    with pytest.raises(NoPolicyInForce):
        _asked(cast)


def test_feedback_goes_to_the_owner_and_is_answered(cast: Cast) -> None:
    article = published(cast, by=cast.zhao_min, department_id=cast.urban.pk)
    said = give_feedback(
        article_id=article.pk,
        kind=FeedbackKind.OUTDATED,
        note="办公地址已经搬迁",
        by=cast.wang_fang,
        now=NOW,
    )
    assert list_feedback(cast.zhao_min, is_open=True, before=None, limit=9) == [said]
    assert list_feedback(cast.sun_wei, is_open=True, before=None, limit=9) == []
    with pytest.raises(errors.NoFeedback):
        answer_feedback(
            feedback_id=said.pk, is_accepted=True, answer="好", by=cast.sun_wei, now=NOW
        )
    answer_feedback(
        feedback_id=said.pk, is_accepted=True, answer="已修订", by=cast.zhao_min, now=NOW
    )
    with pytest.raises(errors.ArticleNotNow):
        answer_feedback(
            feedback_id=said.pk, is_accepted=False, answer="不", by=cast.wu_qian, now=NOW
        )
    assert list_feedback(cast.wang_fang, is_open=False, before=None, limit=9) == [said]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  公积金 提取条件？ ", "公积金 提取条件"),
        ("ＥＴＣ办理", "etc办理"),
        ("我叫王小明要投诉物业", "投诉物业"),
        ("陈女士的社保卡13907551234", "的社保卡"),
        ("琼A12345违停", "违停"),
        ("3号楼2单元501室漏水", "漏水"),
        ("460106199001011234", ""),
        ("一", ""),
        ("小区门口" * 9, ""),
    ],
)
def test_the_words_of_a_gap_tell_of_nobody(text: str, kept: str) -> None:
    assert words_to_keep(text) == kept


def test_a_gap_is_counted_and_settled_one_way(cast: Cast) -> None:
    entry_limit()
    for text, by_citizen in (("居住证续签", False), (" 居住证续签。", False), ("居住证续签", True)):
        note_gap(text=text, by_citizen=by_citizen, now=NOW)
    assert note_gap(text="13907551234", by_citizen=True, now=NOW) is None
    gap = Gap.objects.get()
    assert (gap.asked, gap.asked_by_citizens) == (2, 1)
    found = Event.objects.get(kind="knowledge.gap_found")
    assert (found.actor_label, found.details) == ("系统", {"words": "居住证续签"})
    gap = ask_for_gap(gap_id=gap.pk, content="", department_id=None, by=cast.wu_qian, now=NOW)
    assert gap.request is not None
    assert gap.request.title == "居住证续签"
    with pytest.raises(errors.GapNotNow):
        ignore_gap(gap_id=gap.pk, note="重复", by=cast.wu_qian, now=NOW)
    second = note_gap(text="灵活就业补贴", by_citizen=False, now=NOW)
    assert second is not None
    article = published(cast)
    filled = fill_gap(gap_id=second.pk, article_id=article.pk, by=cast.wang_fang, now=NOW)
    assert (filled.state, filled.article) == ("filled", article)
