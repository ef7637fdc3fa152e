"""The city's five special desks end to end: number, flow, queue, skill, desk, form, order."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from contracts.ivr import QueueStep
from hotline.config.city.files import read_yaml
from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import CallQueued
from hotline.telephony.models import Call
from hotline.telephony.rules.entries import TelephonyFile
from hotline.workorders.actions.load_desks import load_desks
from hotline.workorders.desk_queries import form_of
from hotline.workorders.models import Desk, WorkOrder
from hotline.workorders.rules.desk_entries import DesksFile
from hotline.workorders.rules.desk_form import FormField
from tests.cast import NOW, Cast, Door, demand_body, register_body

HAIKOU = Path(settings.BASE_DIR) / "cities" / "haikou"
DESKS = {
    "business": "营商环境专席",
    "government": "政务服务专席",
    "talent": "人才服务专席",
    "foreign": "外语专席",
    "plus": "12345+ 联动专席",
}


@pytest.fixture
def configuration(cast: Cast) -> TelephonyFile:  # noqa: ARG001 - opens the database
    entries = read_yaml(HAIKOU / "desks.yaml", DesksFile).desks
    load_desks(entries=entries, city="haikou", by=SYSTEM, now=NOW)
    return read_yaml(HAIKOU / "telephony.yaml", TelephonyFile)


def _a_call(dialled: str, *queues: str) -> UUID:
    with writing():
        call = Call.objects.create(
            id=uuid4(),
            correlation_id=uuid4(),
            dialled=dialled,
            queue=queues[-1],
            entered_at=NOW,
            last_event_at=NOW,
        )
        for each in queues:
            happening = CallQueued(queue=each, language="zh", position=1)
            story = call.correlation_id
            record(happening, subject_id=call.pk, by=VOICE_PLATFORM, now=NOW, correlation_id=story)
    return call.pk


def _filled_in(field: FormField) -> str:
    if field.choices:
        return field.choices[0]
    return {"yes_no": "是", "number": "12", "date": "2026-11-01"}.get(field.kind, "海南某某公司")


@pytest.mark.parametrize("code", DESKS)
def test_number_leads_by_its_flow_to_the_desks_queue_and_skill(
    configuration: TelephonyFile, code: str
) -> None:
    desk = Desk.objects.get(code=code)
    assert desk.name == DESKS[code]
    (queue,) = desk.queues
    for number in desk.numbers:
        (dialled,) = [each for each in configuration.numbers if each.number == number]
        assert dialled.flow == desk.flow
    (flow,) = [each for each in configuration.flows if each.name == desk.flow]
    assert [each.queue for each in flow.steps if isinstance(each, QueueStep)] == [queue]
    (policy,) = [each for each in configuration.queues if each.name == queue]
    assert (policy.skills, policy.overflow_queue) == ([desk.skill], "general")
    assert desk.skill.startswith("desk:")


@pytest.mark.usefixtures("configuration")
@pytest.mark.parametrize("code", DESKS)
def test_call_opens_its_desk_and_the_form_is_asked_stored_and_shown(cast: Cast, code: str) -> None:
    desk, door = Desk.objects.get(code=code), Door(cast.wang_fang)
    call_id = _a_call(desk.numbers[0], desk.queues[0])
    assert door.get("/desks/of-call", call_id=str(call_id))[1] == {"code": code}
    status, said = _registered(cast, door, desk, {})
    assert status == 422
    wanted = {f"demands.0.desk_answers.{each.name}" for each in form_of(desk) if each.is_required}
    assert wanted
    assert set(said["fields"]) == wanted
    answers = {each.name: _filled_in(each) for each in form_of(desk) if each.is_required}
    status, (made,) = _registered(cast, door, desk, answers)
    assert status == 200
    assert WorkOrder.objects.get(number=made["number"]).desk == desk
    shown = door.get(f"/work-orders/{made['number']}")[1]["desk"]
    assert (shown["name"], [each["text"] for each in shown["answers"]]) == (
        DESKS[code],
        list(answers.values()),
    )
    _, page = Door(cast.li_qiang).get("/work-orders", tray="awaiting_dispatch", desk=code)
    assert [each["number"] for each in page["items"]] == [made["number"]]


@pytest.mark.usefixtures("configuration")
@pytest.mark.parametrize("code", DESKS)
def test_call_that_overflowed_is_still_its_desks(cast: Cast, code: str) -> None:
    desk = Desk.objects.get(code=code)
    call_id = _a_call("12345", desk.queues[0], "general")
    assert Door(cast.wang_fang).get("/desks/of-call", call_id=str(call_id))[1] == {"code": code}
    usual = _a_call("12345", "general")
    assert Door(cast.wang_fang).get("/desks/of-call", call_id=str(usual))[1] == {"code": ""}


def _registered(cast: Cast, door: Door, desk: Desk, answers: dict[str, str]) -> tuple[int, Any]:
    demand = demand_body(cast, desk_code=desk.code, desk_answers=answers)
    return door.post("/work-orders", register_body(cast, demands=[demand]))
