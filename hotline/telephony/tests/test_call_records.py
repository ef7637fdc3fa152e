"""Call records: every edge case counts as agreed, in any order, and again from the journal."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command

from hotline.core.guarded import writing
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.models import Call, CallEventRow, CallFact, CallRecord
from hotline.telephony.tests.reported import (
    CALL,
    OPERATOR,
    START,
    answered,
    ended,
    entered,
    report,
)

LATER = START + timedelta(hours=6)
OTHER = OPERATOR + 1
pytestmark = pytest.mark.django_db


def queued(seconds: float, queue: str = "general", **details: Any) -> None:
    report("call.queued", seconds, queue=queue, language="zh", position=1, **details)


def left_queue(seconds: float, reason: str, queue: str = "general", waited: float = 0) -> None:
    report("call.left_queue", seconds, queue=queue, reason=reason, waited_seconds=waited)


def offered(seconds: float, operator_id: int = OPERATOR) -> None:
    report("call.offered", seconds, operator_id=operator_id, seat="8001", device="browser")


def record() -> CallRecord:
    absorb_waiting(now=LATER)
    assert CallEventRow.objects.filter(absorbed_at=None).count() == 0
    return CallRecord.objects.get(pk=CALL)


def facts(kind: str) -> list[CallFact]:
    return list(CallFact.objects.filter(call_id=CALL, kind=kind).order_by("number"))


def test_a_caller_who_hangs_up_in_the_flow_never_entered_a_queue() -> None:
    entered()
    report("call.flow_started", 1, flow="default", version=3)
    report("call.step_reached", 2, flow="default", step="menu", step_kind="menu")
    ended(6, outcome="left_in_flow")
    found = record()
    assert (found.result, found.queued_at, found.waited_seconds) == ("left_in_flow", None, None)
    assert [(each.label, each.seconds) for each in facts("flow")] == [("default", 5.0)]


def test_a_caller_who_gives_up_waiting_is_told_from_one_who_gives_up_while_it_rings() -> None:
    entered()
    queued(3)
    left_queue(33, "caller_left", waited=30)
    ended(33, outcome="left_in_queue")
    assert (record().result, record().waited_seconds) == ("left_in_queue", 30.0)


def test_a_caller_who_gives_up_while_it_rings() -> None:
    entered()
    queued(3)
    offered(10)
    report("call.offer_missed", 14, operator_id=OPERATOR, seat="8001", reason="caller_left")
    left_queue(14, "caller_left", waited=11)
    ended(14, outcome="left_in_queue")
    found = record()
    assert (found.result, found.offers_missed) == ("left_ringing", 0)


def test_a_missed_ring_and_another_operator_is_one_call_and_one_visit() -> None:
    entered()
    queued(3)
    offered(4)
    report("call.offer_missed", 24, operator_id=OPERATOR, seat="8001", reason="no_answer")
    offered(25, OTHER)
    answered(28, operator_id=OTHER)
    left_queue(28, "answered", waited=25)
    ended(90)
    found = record()
    assert (found.result, found.queue_visits, found.offers_missed) == ("answered", 1, 1)
    assert (found.waited_seconds, found.operator_id) == (25.0, OTHER)
    assert [each.outcome for each in facts("offer")] == ["no_answer", "answered"]


def test_waiting_again_after_a_lost_operator_is_still_one_call() -> None:
    entered()
    queued(3)
    left_queue(5, "answered", waited=2)
    answered(5)
    queued(20, is_again=True)
    answered(30, operator_id=OTHER)
    left_queue(30, "answered", waited=10)
    ended(60)
    found = record()
    assert (found.result, found.queue_visits, found.talks) == ("answered", 2, 2)
    assert (found.waited_seconds, found.talk_seconds) == (2.0, 45.0)


def test_overflow_is_one_call_and_the_answering_queue_is_its_queue() -> None:
    entered()
    queued(3, "general")
    left_queue(43, "too_long", "general", 40)
    queued(43, "overflow", is_again=True)
    answered(50)
    left_queue(50, "answered", "overflow", 7)
    ended(80)
    found = record()
    assert (found.queue, found.queue_visits, found.waited_seconds) == ("overflow", 2, 47.0)
    assert CallRecord.objects.count() == 1


def test_a_transfer_to_another_queue_that_nobody_answers_stays_an_answered_call() -> None:
    entered()
    queued(3)
    answered(10)
    report(
        "call.transferred", 40, operator_id=OPERATOR, way="blind", target_kind="queue", target="law"
    )
    queued(40, "law", is_again=True)
    left_queue(70, "caller_left", "law", 30)
    ended(70)
    found = record()
    assert (found.result, found.queue, found.transfers) == ("answered", "general", 1)
    assert [each.outcome for each in facts("queue")] == ["answered", "caller_left"]
    assert [(each.seconds, each.outcome) for each in facts("talk")] == [(30.0, "transferred")]


def test_a_call_over_midnight_belongs_to_the_hour_it_entered_the_queue() -> None:
    before_midnight = 15 * 3600 - 20  # 23:59:40 in the city
    entered(before_midnight - 5)
    queued(before_midnight)
    answered(before_midnight + 40)
    ended(before_midnight + 100)
    absorb_waiting(now=START + timedelta(days=2))
    found = CallRecord.objects.get()
    assert found.queued_at == START + timedelta(seconds=before_midnight)
    assert (found.result, found.waited_seconds) == ("answered", 40.0)


def test_who_asks_to_be_rung_back_was_not_answered_and_did_not_give_up() -> None:
    entered()
    queued(3)
    return_call_id = "6b000000-0000-4000-8000-000000000001"
    report(
        "call.return_asked",
        20,
        queue="general",
        return_call_id=return_call_id,
        number="13907551234",
    )
    left_queue(20, "return_call", waited=17)
    ended(25, outcome="return_asked")
    report("call.return_settled", 900, return_call_id=return_call_id, outcome="answered")
    found = record()
    assert (found.result, found.answered_at) == ("return_asked", None)
    assert facts("return_settled")[0].outcome == "answered"


@pytest.mark.parametrize("reason", ["blocked", "overload", "unknown_number"])
def test_a_refused_call_never_entered_a_queue(reason: str) -> None:
    entered()
    report("call.refused", 0.1, reason=reason)
    ended(0.2, outcome="refused")
    found = record()
    assert (found.result, found.queued_at) == ("refused", None)
    assert facts("refused")[0].outcome == reason


def test_what_the_platform_ended_is_nobodys_giving_up() -> None:
    entered()
    queued(3)
    left_queue(40, "lost", waited=37)
    report("call.ended", 40, outcome="failed", ended_by="system", cause="engine_lost")
    found = record()
    assert (found.result, found.cause) == ("system_ended", "engine_lost")


def test_a_message_left_is_not_an_answer() -> None:
    entered()
    queued(3)
    left_queue(63, "too_long", waited=60)
    report("call.voicemail_left", 90, path="2026/11/23/v.raw", mailbox="general", seconds=20)
    ended(91, outcome="voicemail")
    assert record().result == "voicemail"
    assert facts("voicemail")[0].seconds == 20.0


def test_an_operator_who_hangs_up_within_three_seconds_still_answered() -> None:
    entered()
    queued(3)
    answered(8)
    report("call.ended", 10, outcome="answered", ended_by="operator")
    found = record()
    assert (found.result, found.talk_seconds, found.ended_by) == ("answered", 2.0, "operator")


def test_a_draft_tried_out_is_marked() -> None:
    entered(is_test=True)
    ended(5, outcome="left_in_flow")
    assert record().is_test


def test_hold_consultation_rating_and_wrap_up_are_told_apart() -> None:
    entered()
    queued(3)
    answered(8)
    report("call.held", 20, operator_id=OPERATOR)
    report(
        "call.party_asked",
        21,
        party_id="p",
        party_kind="outside",
        label="12315",
        operator_id=OPERATOR,
        purpose="consult",
    )
    report("call.party_joined", 25, party_id="p", with_citizen=False)
    report("call.party_left", 35, party_id="p", reason="hung_up", seconds=10)
    report("call.resumed", 36, operator_id=OPERATOR)
    _state("wrap_up", 60)
    report("call.step_reached", 60, flow="default", step="rate", step_kind="rate")
    report("call.rated", 66, rating=5, operator_id=OPERATOR)
    ended(67)
    _state("ready", 85)
    found = record()
    assert (found.talk_seconds, found.hold_seconds, found.wrap_up_seconds) == (36.0, 16.0, 25.0)
    assert found.rating == 5
    party = facts("party")[0]
    assert (party.seconds, party.outcome, party.details["with_citizen"]) == (14.0, "hung_up", False)


def _state(state: str, seconds: float) -> None:
    report(
        "operator.state_changed",
        seconds,
        call_id=CALL if state == "wrap_up" else None,
        operator_id=OPERATOR,
        seat="8001",
        state=state,
    )


def test_a_consult_transfer_ends_only_the_first_operators_talk() -> None:
    entered()
    queued(3)
    answered(8)
    answered(40, operator_id=OTHER)
    report(
        "call.transferred",
        41,
        operator_id=OPERATOR,
        way="consult",
        target_kind="operator",
        target=str(OTHER),
    )
    ended(70)
    found = record()
    assert [(each.operator_id, each.seconds) for each in facts("talk")] == [
        (OPERATOR, 32.0),
        (OTHER, 30.0),
    ]
    assert (found.talks, found.operator_id) == (2, OPERATOR)


def test_a_parked_call_waits_and_is_taken_up_by_another() -> None:
    entered()
    answered(8)
    report("call.parked", 20, operator_id=OPERATOR, slot="701")
    report("call.retrieved", 50, operator_id=OTHER, slot="701")
    ended(80)
    record()
    assert [each.seconds for each in facts("park")] == [30.0]
    assert [each.operator_id for each in facts("talk")] == [OPERATOR, OTHER]
    assert Call.objects.get().operator_id == OTHER


def test_supervision_trunks_and_quality_are_facts() -> None:
    entered()
    answered(8)
    who: dict[str, Any] = {"supervisor_id": 9, "operator_id": OPERATOR}
    report("call.supervised", 20, mode="listen_in", **who)
    report("call.supervised", 30, mode="whisper", **who)
    report("call.supervised", 45, mode="whisper", ended=True, **who)
    report("call.forced", 50, act="take_over", **who)
    ended(60)
    measured: dict[str, Any] = {"lost_rate": 0.01, "jitter_ms": 4.0, "round_trip_ms": 20.0}
    report("call.quality", 60, operator_id=9, **measured)
    began = (START + timedelta(seconds=0)).isoformat()
    report("call.trunk_leg_ended", 61, direction="inbound", began_at=began, talked_seconds=52)
    record()
    assert [(each.way, each.seconds) for each in facts("supervision")] == [
        ("listen_in", 10.0),
        ("whisper", 15.0),
    ]
    assert [(each.operator_id, each.outcome) for each in facts("talk")] == [
        (OPERATOR, "taken_over"),
        (9, "citizen"),
    ]
    assert facts("quality")[0].details == measured
    assert facts("trunk")[0].details == {"talked_seconds": 52}


def _a_full_call() -> None:
    entered()
    report("call.flow_started", 0.5, flow="default", version=3)
    queued(3)
    offered(4)
    report("call.offer_missed", 24, operator_id=OPERATOR, seat="8001", reason="no_answer")
    offered(25, OTHER)
    answered(28, operator_id=OTHER)
    left_queue(28, "answered", waited=25)
    report("call.held", 40, operator_id=OTHER)
    report("call.resumed", 50, operator_id=OTHER)
    report("call.rated", 92, rating=4)
    ended(93)


def _rows(call_id: UUID = CALL) -> list[tuple[Any, ...]]:
    """Everything drawn of a call, but for ids."""
    found: list[tuple[Any, ...]] = []
    for model in (CallRecord, CallFact):
        names = [each.name for each in model._meta.fields if each.name not in {"id", "call"}]
        found += model.objects.filter(call_id=call_id).order_by("pk").values_list(*names)
    return sorted(found, key=str)


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_arrival_gives_the_same_rows(seed: int) -> None:
    _a_full_call()
    absorb_waiting(now=LATER)
    wanted = _rows()
    rows = list(CallEventRow.objects.values("kind", "happened_at", "details"))
    random.Random(seed).shuffle(rows)  # noqa: S311 - an order, no secret
    again = uuid4()
    for each in rows:
        CallEventRow.objects.create(call_id=again, event_id=uuid4(), **each)
        absorb_waiting(now=LATER)
    assert _rows(again) == wanted


def test_rebuilt_from_the_journal_the_rows_are_identical() -> None:
    _a_full_call()
    absorb_waiting(now=LATER)
    wanted = _rows()
    assert len(wanted) > 6
    with writing():
        CallFact.objects.filter(kind="talk").update(seconds=1.0)
        CallFact.objects.filter(kind="hold").delete()
        CallRecord.objects.update(result="left_in_queue", waited_seconds=1)
    call_command("rebuild_records", since="2026-11-20", until="2026-11-30")
    assert _rows() == wanted


def test_a_second_rebuild_corrects_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _a_full_call()
    absorb_waiting(now=LATER)
    call_command("rebuild_records", since="2026-11-20", until="2026-11-30")
    assert "共 1 通，更正 0 通" in capsys.readouterr().out
