"""The shield at dispatch: what blocks stops, a reason lets through and is recorded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.workorders.actions.approve_send_back import approve_send_back
from hotline.workorders.actions.correct_field import correct_field
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.register import register
from hotline.workorders.errors import ShieldBlocks
from hotline.workorders.models import RoutingRule, WorkOrder
from hotline.workorders.rules.correction import CorrectedField
from hotline.workorders.rules.shield.draft import Answer, Draft, Known
from hotline.workorders.rules.shield.finding import Finding, Severity
from hotline.workorders.shield_city import city_for_shield, read_words
from hotline.workorders.shield_doors import DOORS, Nobody
from hotline.workorders.shielding import examine_order
from hotline.workorders.tests.orders import a_demand, asked_back, events_of, later, registered
from hotline.workorders.tests.orders import snapshot as everything_of
from tests.cast import CHEN_JING, NOW, Cast

WITH_PHONE = "昨天起小区门口路灯不亮，请打 13907551234 联系来电人。"
REASON = "市民坚持留下号码，已告知公开范围。"


@pytest.fixture
def _doors_as_they_were() -> Iterator[None]:
    """Put the doors back."""
    yield
    DOORS.unified_answers = DOORS.knowledge = Nobody()
    DOORS.advisers = ()


def _send(cast: Cast, order: WorkOrder, **more: Any) -> WorkOrder:
    return dispatch(
        number=order.number,
        department_id=cast.urban.pk,
        by=cast.li_qiang,
        now=later(order, 2),
        **more,
    )


def test_a_good_order_goes_without_a_word(cast: Cast) -> None:
    order = registered(cast)
    assert _send(cast, order).state == "awaiting_acceptance"
    assert events_of(order) == ["workorder.registered", "workorder.dispatched"]


def test_what_blocks_is_refused_by_code_and_changes_nothing(cast: Cast) -> None:
    order = registered(cast, event=WITH_PHONE)
    before = everything_of(order)
    with pytest.raises(ShieldBlocks) as refusal:
        _send(cast, order)
    assert set(refusal.value.fields) == {"caller_phone_in_text"}
    assert "泄露来电人电话" in refusal.value.message
    assert "13907551234" not in str(refusal.value.fields) + refusal.value.message
    assert everything_of(order) == before


def test_a_reason_lets_it_go_and_is_recorded_in_the_same_breath(cast: Cast) -> None:
    order = registered(cast, event=WITH_PHONE)
    assert _send(cast, order, shield_reason=REASON).state == "awaiting_acceptance"
    event = Event.objects.get(kind="workorder.shield_overridden")
    assert event.subject_id == order.number
    assert event.actor_id == cast.li_qiang.user_id
    assert event.details["codes"] == ["caller_phone_in_text"]
    assert event.details["stage"] == "dispatch"
    assert event.details["note"] == f"泄露来电人电话：{REASON}"
    assert events_of(order)[-2:] == ["workorder.shield_overridden", "workorder.dispatched"]


@pytest.mark.parametrize("reason", ["", "  ", "同意", "可以派单 "])
def test_a_reason_of_a_word_is_none(cast: Cast, reason: str) -> None:
    order = registered(cast, event=WITH_PHONE)
    with pytest.raises(ShieldBlocks):
        _send(cast, order, shield_reason=reason)
    assert not Event.objects.filter(kind="workorder.shield_overridden").exists()


def test_a_reason_nobody_needed_is_not_recorded(cast: Cast) -> None:
    order = registered(cast)
    _send(cast, order, shield_reason=REASON)
    assert not Event.objects.filter(kind="workorder.shield_overridden").exists()


def test_sharing_the_number_makes_it_no_secret(cast: Cast) -> None:
    order = registered(cast, event=WITH_PHONE)
    assert _send(cast, order, share_phone=True).state == "awaiting_acceptance"


def _registered_with_reason(cast: Cast, **changes: Any) -> WorkOrder:
    return register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[a_demand(cast, **changes)],
        shield_reason=REASON,
        by=cast.wang_fang,
        now=NOW,
    )[0]


def test_registering_is_never_stopped_and_its_reason_counts_at_dispatch(cast: Cast) -> None:
    order = _registered_with_reason(cast, event=WITH_PHONE)
    event = Event.objects.get(kind="workorder.shield_overridden")
    assert (event.details["stage"], event.actor_id) == ("registration", cast.wang_fang.user_id)
    assert _send(cast, order).state == "awaiting_acceptance"


def test_a_reason_for_other_words_does_not_count(cast: Cast) -> None:
    order = _registered_with_reason(cast, event=WITH_PHONE)
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(event=WITH_PHONE + "电话 13907551234。")
    with pytest.raises(ShieldBlocks):
        _send(cast, order)


def test_a_reason_at_a_good_registration_leaves_no_trace(cast: Cast) -> None:
    _registered_with_reason(cast)
    assert not Event.objects.filter(kind="workorder.shield_overridden").exists()


def test_giving_it_to_another_department_passes_the_shield_too(cast: Cast) -> None:
    order = asked_back(cast)
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(event=WITH_PHONE)
    again: dict[str, Any] = {
        "number": order.number,
        "comment": "改派。",
        "department_id": cast.water.pk,
    }
    before = everything_of(order)
    with pytest.raises(ShieldBlocks):
        approve_send_back(**again, by=cast.li_qiang, now=later(order, 20))
    assert everything_of(order) == before
    done = approve_send_back(**again, shield_reason=REASON, by=cast.li_qiang, now=later(order, 20))
    assert done.department_id == cast.water.pk


# ruff: noqa: ARG002 - what stands in for a door takes what the door takes
class _Answers:
    """A domain that knows one answer."""

    def find_answers(self, draft: Draft) -> tuple[Answer, ...]:
        assert draft.topic_code == "0101"
        return (Answer(id="9", title="路灯报修办法", because="与“路灯”相符"),)


class _Broken:
    """A model that is down."""

    def advise(self, draft: Draft, known: Known, city: object) -> list[Finding]:
        raise ConnectionError

    def find_answers(self, draft: Draft) -> tuple[Answer, ...]:
        raise ConnectionError


class _Model:
    """A model with an opinion."""

    def advise(self, draft: Draft, known: Known, city: object) -> list[Finding]:
        return [
            Finding(code="model", label="模型", severity=Severity.WARNS, reason="语气过于激烈。")
        ]


@pytest.mark.usefixtures("_doors_as_they_were")
def test_an_answer_that_exists_blocks(cast: Cast) -> None:
    order = registered(cast)
    DOORS.unified_answers = _Answers()
    with pytest.raises(ShieldBlocks) as refusal:
        _send(cast, order)
    assert set(refusal.value.fields) == {"unified_answer"}


@pytest.mark.usefixtures("_doors_as_they_were")
def test_models_join_and_one_that_is_down_stops_nothing(cast: Cast) -> None:
    order = registered(cast)
    DOORS.advisers = (_Broken(), _Model())
    DOORS.knowledge = _Broken()
    found = examine_order(order, department=cast.urban, share_phone=False, now=NOW)
    assert [each.code for each in found if each.code == "model"] == ["model"]
    assert _send(cast, order).state == "awaiting_acceptance"


@pytest.mark.django_db
def test_words_that_are_wrong_leave_the_last_good_ones(tmp_path: Path, settings: Any) -> None:
    folder = tmp_path / "cities" / settings.HOTLINE_ENVIRONMENT.city
    folder.mkdir(parents=True)
    settings.BASE_DIR = tmp_path
    file = folder / "shield.yaml"
    file.write_text("fillers: [空的]\n", encoding="utf-8")
    assert city_for_shield().file.fillers == ["空的"]
    file.write_text("fillers: {a: [}\n", encoding="utf-8")
    assert city_for_shield().file.fillers == ["空的"]
    file.write_text("fillers: [又好了, 新]\n", encoding="utf-8")
    assert city_for_shield().file.fillers == ["又好了", "新"]


def test_a_city_without_words_has_none(tmp_path: Path) -> None:
    shield, topics = read_words(tmp_path)
    assert (shield.fillers, topics.topics) == ([], {})


def test_a_routing_rule_speaks_against_another_department_and_stops_nothing(cast: Cast) -> None:
    with writing():
        RoutingRule.objects.create(
            key="ludeng",
            version=1,
            status=RoutingRule.Status.PUBLISHED,
            topic=cast.topic,
            words=["路灯"],
            department=cast.water,
            because="路灯由水务局代管",
            starts_on=NOW.date(),
            origin=RoutingRule.Origin.CITY,
            written_at=NOW,
            written_by_label="系统",
        )
    order = registered(cast)
    found = examine_order(order, department=cast.urban, share_phone=False, now=NOW)
    (finding,) = [each for each in found if each.code == "department_duty"]
    assert "水务局" in finding.reason
    assert "路灯由水务局代管" in finding.reason
    assert [each.value for each in finding.mends] == ["water"]
    right = examine_order(order, department=cast.water, share_phone=False, now=NOW)
    assert [each.code for each in right if each.code == "department_duty"] == []
    assert _send(cast, order).state == "awaiting_acceptance"


def test_mending_by_a_correction_opens_the_way_and_keeps_the_number_out_of_the_log(
    cast: Cast,
) -> None:
    order = registered(cast, event=WITH_PHONE)
    correct_field(
        number=order.number,
        field=CorrectedField.EVENT,
        new=WITH_PHONE.replace("13907551234", "［来电人电话已隐去］"),
        reason="派单前体检：泄露来电人电话",
        by=cast.li_qiang,
        now=later(order, 1),
    )
    assert _send(cast, order).state == "awaiting_acceptance"
    told = Event.objects.get(kind="workorder.corrected").details
    assert "13907551234" not in str(told)
    assert "139****1234" in told["old"]
