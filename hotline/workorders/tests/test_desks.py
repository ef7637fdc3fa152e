"""Special desks: forms as data, orders that carry their answers, lists by desk."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from hotline.core.actor import SYSTEM
from hotline.core.guarded import writing
from hotline.telephony.models import Call
from hotline.workorders.actions.load_desks import load_desks
from hotline.workorders.models import Desk, WorkOrder
from hotline.workorders.rules.desk_entries import DeskEntry, DesksFile
from hotline.workorders.rules.desk_form import FormField, clean, faults_of_form
from hotline.workorders.tests.orders import registered
from tests.cast import CHEN_JING, NOW, Cast, Door, demand_body, register_body

FORM = [
    FormField(name="company", label="企业名称", is_required=True, most=10, is_personal=True),
    FormField(name="matter", label="涉企事项", kind="choice", choices=["审批许可", "其他"]),
    FormField(name="amount", label="涉及金额", kind="number"),
    FormField(name="since", label="起始日期", kind="date"),
    FormField(name="is_small", label="是否小微", kind="yes_no"),
    FormField(name="code", label="信用代码", pattern=r"[0-9A-Z]{4}", most=4),
]
BUSINESS = DeskEntry(
    code="business",
    name="营商环境专席",
    queues=["special_business"],
    numbers=["12349"],
    fields=FORM,
)
FOREIGN = DeskEntry(code="foreign", name="外语专席", queues=["special_foreign"])
ANSWERS = {"company": "某某公司", "matter": "审批许可", "is_small": "是"}


@pytest.fixture
def desks(cast: Cast) -> list[Desk]:  # noqa: ARG001 - opens the database
    load_desks(entries=[BUSINESS, FOREIGN], city="haikou", by=SYSTEM, now=NOW)
    return list(Desk.objects.all())


# ---- the form


@pytest.mark.parametrize(
    ("answers", "faults"),
    [
        (ANSWERS, []),
        ({"company": "某"}, []),
        ({}, ["company"]),
        ({"company": "  "}, ["company"]),
        ({"company": "某" * 11}, ["company"]),
        ({**ANSWERS, "matter": "别的"}, ["matter"]),
        ({**ANSWERS, "amount": "12.5"}, []),
        ({**ANSWERS, "amount": "1e400"}, ["amount"]),
        ({**ANSWERS, "amount": "１２"}, []),
        ({**ANSWERS, "amount": "NaN"}, ["amount"]),
        ({**ANSWERS, "since": "2026-02-28"}, []),
        ({**ANSWERS, "since": "2026-02-30"}, ["since"]),
        ({**ANSWERS, "since": "20260228"}, ["since"]),
        ({**ANSWERS, "is_small": "true"}, ["is_small"]),
        ({**ANSWERS, "code": "91AB"}, []),
        ({**ANSWERS, "code": "91ab"}, ["code"]),
        ({**ANSWERS, "nobody_asked": "x"}, ["nobody_asked"]),
    ],
)
def test_form_is_checked_field_by_field(answers: dict[str, str], faults: list[str]) -> None:
    found = faults_of_form(FORM, answers)
    assert list(found) == faults
    assert all(text.endswith("。") for text in found.values())


_TYPED = {
    "company": ["某某公司", " 某某公司", "某 "],
    "matter": ["审批许可", " 其他 ", ""],
    "amount": ["50", " -3.25", "", "０"],
    "since": ["2026-11-24", " 2024-02-29 ", ""],
    "is_small": ["是", "否 ", ""],
    "code": ["91AB", " 0000", ""],
}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.fixed_dictionaries({name: st.sampled_from(words) for name, words in _TYPED.items()}))
def test_what_is_kept_passes_again_and_stays_the_same(answers: dict[str, str]) -> None:
    assert faults_of_form(FORM, answers) == {}
    kept = clean(FORM, answers)
    assert faults_of_form(FORM, kept) == {}
    assert clean(FORM, kept) == kept
    assert all(each == each.strip() != "" for each in kept.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "x", "label": "项", "kind": "choice"},
        {"name": "x", "label": "项", "kind": "text", "choices": ["甲"]},
        {"name": "X!", "label": "项"},
        {"name": "x", "label": "项", "pattern": "("},
        {"name": "x", "label": "项", "is_secret": True},
    ],
)
def test_form_that_cannot_be_meant_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        FormField.model_validate(wrong)


def test_file_of_desks_hangs_together() -> None:
    with pytest.raises(ValidationError, match="话务队列重复"):
        DesksFile(desks=[BUSINESS, BUSINESS.model_copy(update={"code": "b", "numbers": []})])
    with pytest.raises(ValidationError, match="表单项重复"):
        DeskEntry(code="x", name="某专席", fields=[FORM[0], FORM[0]])
    file = DesksFile(desks=[BUSINESS])
    known: dict[str, set[str]] = {"numbers": {"12349"}, "skills": set(), "flows": set()}
    assert file.unknown(queues={"special_business"}, **known) == []
    (said,) = file.unknown(queues=set(), **known)
    assert said == "专席“营商环境专席”的话务队列“special_business”不存在"


# ---- loading


def test_loading_twice_changes_nothing_and_leaving_out_switches_off(desks: list[Desk]) -> None:
    assert [each.code for each in desks] == ["business", "foreign"]
    again = load_desks(entries=[BUSINESS, FOREIGN], city="haikou", by=SYSTEM, now=NOW)
    assert again == 0
    assert load_desks(entries=[FOREIGN], city="haikou", by=SYSTEM, now=NOW) == 2
    assert list(Desk.objects.filter(is_active=True)) == [desks[1]]


# ---- orders


def _register(cast: Cast, **changes: Any) -> tuple[int, Any]:
    usual = {"desk_code": "business", "desk_answers": ANSWERS}
    body = register_body(cast, demands=[demand_body(cast, **(usual | changes))])
    return Door(cast.wang_fang).post("/work-orders", body)


@pytest.mark.usefixtures("desks")
def test_order_carries_its_desk_and_answers_sealed(cast: Cast) -> None:
    status, (made,) = _register(cast, desk_answers={**ANSWERS, "amount": " "})
    assert status == 200
    _, detail = Door(cast.li_qiang).get(f"/work-orders/{made['number']}")
    assert detail["desk"]["name"] == "营商环境专席"
    assert [(each["label"], each["text"]) for each in detail["desk"]["answers"]] == [
        ("企业名称", "某某公司"),
        ("涉企事项", "审批许可"),
        ("是否小微", "是"),
    ]
    assert detail["desk_name"] == "营商环境专席"
    with connection.cursor() as cursor:
        cursor.execute("SELECT desk_answers FROM workorders_workorder")
        assert "某某公司" not in cursor.fetchone()[0]


@pytest.mark.usefixtures("desks")
@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"desk_answers": {}}, ["demands.0.desk_answers.company"]),
        ({"desk_code": "nowhere", "desk_answers": {}}, ["demands.0.desk_code"]),
        ({"desk_code": ""}, ["demands.0.desk_code"]),
        ({"desk_answers": {**ANSWERS, "x": "1"}}, ["demands.0.desk_answers.x"]),
    ],
)
def test_form_that_is_not_filled_in_registers_nothing(
    cast: Cast, changes: dict[str, Any], fields: list[str]
) -> None:
    status, said = _register(cast, **changes)
    assert (status, list(said["fields"])) == (422, fields)
    assert not WorkOrder.objects.exists()


@pytest.mark.usefixtures("desks")
def test_confidential_answers_are_hidden_from_the_department(cast: Cast) -> None:
    caller = {"name": "", "phone": CHEN_JING.phone, "is_confidential": True}
    body = register_body(
        cast,
        caller=caller,
        demands=[demand_body(cast, desk_code="business", desk_answers=ANSWERS)],
    )
    _, (made,) = Door(cast.wang_fang).post("/work-orders", body)
    path = f"/work-orders/{made['number']}"
    Door(cast.li_qiang).post(f"{path}/dispatch", {"department_id": cast.urban.pk})
    _, detail = Door(cast.zhao_min).get(path)
    assert [each["text"] for each in detail["desk"]["answers"]] == ["（保密）", "审批许可", "是"]


@pytest.mark.usefixtures("desks")
def test_list_is_narrowed_to_a_desk_and_counted(cast: Cast) -> None:
    _, (made,) = _register(cast)
    registered(cast)
    door = Door(cast.li_qiang)
    _, page = door.get("/work-orders", tray="awaiting_dispatch", desk="business")
    assert [each["number"] for each in page["items"]] == [made["number"]]
    assert page["items"][0]["desk_name"] == "营商环境专席"
    _, page = door.get("/work-orders", tray="awaiting_dispatch")
    assert len(page["items"]) == 2
    _, listed = door.get("/desks")
    assert [(each["code"], each["open_orders"]) for each in listed] == [
        ("business", 1),
        ("foreign", 0),
    ]
    assert listed[0]["fields"][0]["label"] == "企业名称"
    assert [each["open_orders"] for each in Door(cast.sun_wei).get("/desks")[1]] == [0, 0]


@pytest.mark.parametrize(
    ("queue", "dialled", "code"),
    [
        ("special_foreign", "12345", "foreign"),
        ("", "12349", "business"),
        ("special_foreign", "12349", "foreign"),  # where it was answered goes before the number
        ("general", "12345", ""),
    ],
)
@pytest.mark.usefixtures("desks")
def test_desk_is_told_by_queue_else_by_number(
    cast: Cast, queue: str, dialled: str, code: str
) -> None:
    with writing():
        call = Call.objects.create(
            id=uuid4(),
            correlation_id=uuid4(),
            dialled=dialled,
            queue=queue,
            entered_at=NOW,
            last_event_at=NOW,
        )
    status, told = Door(cast.wang_fang).get("/desks/of-call", call_id=str(call.pk))
    assert (status, told) == (200, {"code": code})
    assert Door(cast.wang_fang).get(f"/screen-pop/{call.pk}")[1]["desk_code"] == code
    assert Door(cast.wang_fang).get("/desks/of-call", call_id=str(uuid4()))[0] == 404


def test_doors_of_desks_for_everybody(cast: Cast) -> None:
    for path in ("/desks", f"/desks/of-call?call_id={uuid4()}"):
        assert Door().get(path)[0] == 401
        assert Door(cast.lin_admin).get(path)[0] == 403
    assert Door(cast.zhao_min).get("/desks") == (200, [])
    assert Door(cast.zhao_min).get(f"/desks/of-call?call_id={uuid4()}")[0] == 403
