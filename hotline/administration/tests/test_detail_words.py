"""What an event keeps reads as Chinese; what is private is not shown."""

from hotline.administration.rules.detail_labels import DETAIL_LABELS, SUBJECT_LABELS
from hotline.administration.rules.detail_words import Line, lines_of
from hotline.administration.rules.sight import CONTENT_SUBJECTS, HIDDEN, Sight, seen
from hotline.core.eventlog import known_kinds


def _names(key: str, number: int) -> str:
    return {("department_id", 7): "城管局"}.get((key, number), "")


def test_changes_of_many_fields_show_those_that_differ() -> None:
    details = {"old": {"name": "甲", "rows": 1}, "new": {"name": "乙", "rows": 1, "times": 2}}
    assert lines_of(details, _names) == [
        Line("名称", "乙", "甲", is_change=True),
        Line("第几次", "2", "（空）", is_change=True),
    ]


def test_what_began_or_ended_has_an_empty_side() -> None:
    began = lines_of({"new": {"name": "甲"}}, _names)
    ended = lines_of({"old": {"name": "甲"}, "note": "撤销"}, _names)
    assert began == [Line("名称", "甲", "（空）", is_change=True)]
    assert ended == [Line("名称", "（空）", "甲", is_change=True), Line("说明", "撤销")]


def test_words_replace_codes_ids_moments_and_truth() -> None:
    details = {
        "department_id": 7,
        "state": "awaiting_dispatch",
        "is_robot": False,
        "keep_until": "2026-11-24T02:00:00+00:00",
        "roles": ["热线员", "审核员"],
        "note": "",
    }
    assert [(each.label, each.new) for each in lines_of(details, _names)] == [
        ("角色", "热线员、审核员"),
        ("机器账号", "否"),
        ("承办单位", "城管局"),
        ("状态", "待派单"),
        ("保存至", "2026-11-24 10:00"),
    ]


def test_content_is_hidden_and_numbers_are_masked() -> None:
    details = {"note": "联系 13812345678", "department_id": 7, "caller": "13812345678"}
    blind = seen("workorder.urged", "work_order", "HK1", details, Sight())
    assert blind == {"note": HIDDEN, "department_id": 7, "caller": "138****5678"}
    reader = seen("workorder.urged", "work_order", "HK1", details, Sight(reads_orders=True))
    assert reader["note"] == "联系 138****5678"
    whole = seen(
        "workorder.urged", "work_order", "HK1", details, Sight(reads_orders=True, sees_whole=True)
    )
    assert whole == details


def test_a_change_of_secrecy_is_no_content() -> None:
    details = {"old": "normal", "new": "restricted", "note": "涉举报人"}
    shown = seen("workorder.secrecy_changed", "work_order", "HK1", details, Sight())
    assert shown == {"old": "normal", "new": "restricted", "note": HIDDEN}


def test_what_is_no_order_keeps_its_words_but_not_numbers() -> None:
    shown = seen("x.y", "ivr_flow", "main", {"note": "值班电话 13812345678"}, Sight())
    assert shown == {"note": "值班电话 138****5678"}


def test_fields_and_subjects_of_every_kind_have_chinese_names() -> None:
    ours = [
        each
        for each in known_kinds().values()
        if each.__module__.startswith("hotline.") and ".tests" not in each.__module__
    ]
    fields = {name for each in ours for name in each.model_fields}
    assert sorted(fields - set(DETAIL_LABELS)) == []
    assert sorted({each.subject_type for each in ours} - set(SUBJECT_LABELS)) == []
    assert set(SUBJECT_LABELS) >= CONTENT_SUBJECTS
