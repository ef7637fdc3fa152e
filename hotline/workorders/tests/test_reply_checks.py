"""What is found in a reply while it is written, case by case."""

from datetime import timedelta
from typing import Any

import pytest

from hotline.workorders.rules.reply import examine_reply
from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.reply.elements import elements
from hotline.workorders.rules.reply.registry import REPLY_CHECKS
from hotline.workorders.rules.shield.finding import Finding, MendKind
from tests.cast import NOW

GOOD: dict[str, Any] = {
    "handled_at": NOW,
    "place": "金贸中路 1 号",
    "unit": "市城市管理局照明所",
    "staff": "赵敏",
    "process": "11月24日派员到现场检查，依据《城市照明管理规定》第十四条更换了三盏路灯的线缆。",
    "outcome": "三盏路灯已恢复照明，并电话告知诉求人，诉求人表示认可。",
}


def _order(**changes: Any) -> ReplyOrder:
    usual: dict[str, Any] = {
        "now": NOW,
        "registered_at": NOW - timedelta(hours=3),
        "place": "金贸中路 1 号",
        "event": "小区门口路灯连续三天不亮。",
        "demand": "请尽快检修路灯。",
        "appeal_type": "complaint",
        "wants_photo": False,
        "may_contact": True,
        "unit": "市城市管理局照明所",
        "staff": "赵敏",
    }
    return ReplyOrder(**(usual | changes))


def _draft(**changes: Any) -> ReplyDraft:
    return ReplyDraft(**(GOOD | changes))


def _found(draft: ReplyDraft, order: ReplyOrder | None = None) -> dict[str, Finding]:
    return {each.code: each for each in examine_reply(draft, order or _order())}


def test_a_good_reply_has_nothing_wrong_and_every_element() -> None:
    assert _found(_draft()) == {}
    listed = elements(_draft(), _order(), frozenset())
    assert [each.label for each in listed] == [
        "办理时间",
        "办理地点",
        "办理单位",
        "办理人员",
        "办理过程",
        "办理结果",
        "联系市民",
        "政策依据",
    ]
    assert all(each.is_there for each in listed)


def test_an_empty_reply_lacks_its_elements_and_each_but_the_photo_is_mended_by_one_tap() -> None:
    draft, order = ReplyDraft(is_solved=False), _order(wants_photo=True)
    found = _found(draft, order)
    assert list(found) == [
        "reply_handled_at",
        "reply_place",
        "reply_unit",
        "reply_staff",
        "reply_process",
        "reply_outcome",
        "reply_next_step",
        "reply_attachment_ids",
    ]
    assert {each.severity for each in found.values()} == {"blocks"}
    assert all(each.reason.endswith("。") for each in found.values())
    values = {code: each.mends[0].value for code, each in found.items() if each.mends}
    assert values["reply_handled_at"] == "2026-11-24T10:00:00+08:00"
    assert (values["reply_place"], values["reply_staff"]) == ("金贸中路 1 号", "赵敏")
    assert "reply_attachment_ids" not in values
    listed = elements(draft, order, frozenset(found))
    assert not any(each.is_there for each in listed)
    assert {"现场照片", "下一步措施"} <= {each.label for each in listed}


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        # RPL-01: nobody spoke with the citizen
        ("reply_contact", {"outcome": "三盏路灯已恢复照明，附近路段一并检查过了。"}),
        # a complaint is answered by a rule
        ("reply_basis", {"process": "11月24日派员到现场，检查并更换了三盏路灯的线缆。"}),
        # no time in the story
        ("reply_when", {"process": "派员到现场，依据《照明规定》更换了三盏路灯的线缆。"}),
        # solved, say the ticks; not yet, say the words
        ("reply_unsolved", {"outcome": "一盏路灯尚未恢复，已电话告知诉求人并致歉说明。"}),
        # RPL-02: a sentence that says nothing
        ("reply_empty", {"outcome": GOOD["outcome"] + "已妥善处理。"}),
        # PUB-01: a mobile number in what is read out
        ("reply_private", {"outcome": GOOD["outcome"] + "电话13907551234。"}),
        # RPL-03: not one word of the lamps
        (
            "reply_unfit",
            {
                "process": "11月24日依据《河道管理条例》第八条组织清淤，共清运淤泥两车。",
                "outcome": "河面恢复整洁，并电话告知诉求人，诉求人认可。",
            },
        ),
        # a plan without a date
        ("reply_by_when", {"is_solved": False, "next_step": "等灯具到货后更换。"}),
    ],
)
def test_one_fault_is_found_alone_and_says_what_to_do(code: str, changes: dict[str, Any]) -> None:
    found = _found(_draft(**changes))
    assert list(found) == [code]
    assert found[code].severity in {"warns", "hints"}
    assert found[code].reason.endswith("。")
    assert found[code].mends


def test_every_check_of_the_registry_is_tried_above() -> None:
    tried = test_one_fault_is_found_alone_and_says_what_to_do.pytestmark[0].args[1]
    below = {"reply_asked", "reply_template"}
    assert {each.code for each in REPLY_CHECKS} == {code for code, _ in tried} | below


def test_spans_and_mends_stand_where_the_words_are() -> None:
    outcome = GOOD["outcome"] + "已妥善处理。联系人13907551234。"
    found = _found(_draft(outcome=outcome))
    for code, left in (("reply_empty", ""), ("reply_private", "139****1234")):
        span, mend = found[code].span, found[code].mends[0]
        assert span is not None
        assert outcome[span.start : span.end] == span.text
        assert (mend.kind, mend.field, mend.value) == (MendKind.REPLACE_TEXT, "outcome", left)


def test_what_a_mend_leaves_blank_stops_the_reply_until_it_is_filled() -> None:
    bare = _draft(outcome="三盏路灯已恢复照明，附近路段一并检查过了。")
    mend = _found(bare)["reply_contact"].mends[0]
    assert mend.kind is MendKind.APPEND_TEXT
    found = _found(_draft(outcome=bare.outcome + mend.value))
    assert list(found) == ["reply_outcome"]
    assert found["reply_outcome"].severity == "blocks"
    span = found["reply_outcome"].span
    assert span is not None
    assert span.text == "＿＿"


@pytest.mark.parametrize(
    "changes", [{"may_contact": False}, {"appeal_type": "help"}], ids=["unknown", "help"]
)
def test_what_the_order_does_not_need_is_not_asked(changes: dict[str, Any]) -> None:
    bare = _draft(
        process="11月24日派员到现场，检查并更换了三盏路灯的线缆。",
        outcome="三盏路灯已恢复照明，附近路段一并检查过了。",
    )
    left = {"reply_basis"} if "may_contact" in changes else {"reply_contact"}
    assert set(_found(bare, _order(**changes))) == left


def test_each_of_several_asks_is_answered() -> None:
    asked = _order(
        event="1、小区门口路灯不亮。2、单位拖欠农民工工资三个月，讨薪无果。", demand="请答复。"
    )
    found = _found(_draft(), asked)["reply_asked"]
    assert "拖欠农民工工资" in found.reason
    assert found.mends[0].kind is MendKind.APPEND_TEXT
    answered = _draft(outcome=f"{GOOD['outcome']}拖欠的工资已责成单位发放。")
    assert "reply_asked" not in _found(answered, asked)
    question = _order(event="小区门口路灯不亮，何时修好？公交 21 路为什么改线？")
    assert "公交" in _found(_draft(), question)["reply_asked"].reason


def test_stock_phrases_are_no_answer() -> None:
    phrase = "感谢您对我局工作的关心与支持，给您带来不便敬请谅解。"
    found = _found(_draft(outcome=f"{phrase}已告知您。"))["reply_template"]
    assert found.span is not None
    assert found.span.text in phrase
    assert "reply_template" not in _found(_draft(outcome=f"{GOOD['outcome']}{phrase}"))
