"""Steps that lead to somebody besides the queue: seats, numbers, a call back (VOI-08)."""

import asyncio

import pytest

from callcontrol.tests.trips import CITIZEN, EXPERT_NUMBER, MakeWorld, Trip
from callcontrol.tests.virtual import run
from contracts.ivr import ConnectStep, PlayStep, RateStep, ReturnCallStep, TransferOutStep
from contracts.telephony_config import DialRules

TRUNK = f"PJSIP/{EXPERT_NUMBER}@trunk"
OUT = TransferOutStep(number="expert", prompt="transferring-out", otherwise="failed")
SEAT = ConnectStep(seat="8002", seconds=20, otherwise="failed")
FAILED = PlayStep(id="failed", prompt="no-answer")


async def pick_up(trip: Trip, endpoint: str) -> str:
    """Let whoever rings at an endpoint answer; returns the leg."""
    await trip.world.until(lambda: trip.world.engine.ringing(endpoint))
    leg = trip.world.engine.ringing(endpoint)[0]
    trip.world.engine.pick_up(leg)
    await trip.world.settle()
    return leg


# ---- transfer out


async def handed_out(make_world: MakeWorld) -> tuple[Trip, str]:
    """Bring citizen and outside party together."""
    trip = await Trip(make_world, OUT, FAILED).begin()
    assert trip.hears == "zh transferring-out"
    await trip.listen()
    assert trip.hears == "ringback"
    leg = await pick_up(trip, TRUNK)
    assert trip.world.engine.together(trip.call.bridge) == {trip.channel, leg}
    assert trip.hears == ""
    return trip, leg


@pytest.mark.parametrize("who", ["citizen", "party"])
def test_transferred_call_ends_with_whoever_hangs_up(make_world: MakeWorld, who: str) -> None:
    async def story() -> None:
        trip, leg = await handed_out(make_world)
        assert trip.world.engine.recordings == []
        await asyncio.sleep(60)
        trip.world.engine.leave(trip.channel if who == "citizen" else leg)
        await trip.world.settle()
        metered = [e for e in trip.world.trunk_journal.events if e.kind == "call.trunk_leg_ended"]
        assert [e.talked_seconds for e in metered if e.direction == "outbound"] == [
            pytest.approx(60, abs=1)
        ]
        expected = "citizen" if who == "citizen" else "system"
        assert trip.ended() == ("transferred_out", expected)

    run(story())


@pytest.mark.parametrize("cause", [0, 17])
def test_outside_number_that_does_not_answer_leads_otherwise(
    make_world: MakeWorld, cause: int
) -> None:
    async def story() -> None:
        trip = await Trip(make_world, OUT, FAILED).begin()
        await trip.listen()
        if cause:
            trip.world.engine.refuse(trip.world.engine.ringing(TRUNK)[0], cause)
            await trip.world.settle()
        else:
            await asyncio.sleep(46)
        assert trip.hears == "zh no-answer"
        assert trip.world.engine.ringing(TRUNK) == []
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_outside_number_the_rules_forbid_is_not_dialled(make_world: MakeWorld) -> None:
    async def story() -> None:
        forbidden = TransferOutStep(number="0085212345678", otherwise="failed")
        trip = await Trip(
            make_world, forbidden, FAILED, dialling=DialRules(allowed_prefixes=["0898"])
        ).begin()
        assert trip.hears == "zh no-answer"
        assert len(trip.world.engine.channels) == 1
        await trip.leave()
        trip.ended()

    run(story())


def test_citizen_who_hangs_up_while_it_rings_leaves_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, OUT, FAILED).begin()
        await trip.listen()
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


# ---- connect


def test_operator_at_the_seat_is_rung_past_the_queue_and_may_be_rated(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        trip = Trip(make_world, SEAT, RateStep(), FAILED)
        expert = trip.world.operator(2, skills={"lang:zh": 1}, is_ready=False)
        await trip.begin()
        await expert.pick_up()
        assert expert.page.call is not None
        assert trip.said("call.queued") == []
        assert trip.world.journal.last("call.answered").operator_id == 2
        expert.say("hang_up", call_id=expert.page.call.call_id)
        await trip.world.settle()
        assert trip.hears == "zh rate"
        await trip.press("3")
        assert trip.world.journal.last("call.rated").operator_id == 2
        await trip.leave()
        assert trip.ended() == ("answered", "operator")

    run(story())


def test_busy_operator_at_the_seat_is_not_rung(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, SEAT, FAILED)
        expert = trip.world.operator(2, is_ready=False)
        expert.say("set_state", state="break", reason="lunch")
        await trip.begin()
        assert trip.hears == "zh no-answer"
        assert expert.state == "break"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_operator_at_the_seat_who_does_not_answer_leads_otherwise(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, SEAT, FAILED)
        expert = trip.world.operator(2)
        await trip.begin()
        await expert.ring()
        await asyncio.sleep(21)
        assert trip.hears == "zh no-answer"
        assert expert.state == "not_ready"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_operator_at_the_seat_may_send_the_citizen_to_a_queue(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, SEAT, PlayStep(prompt="goodbye"), FAILED)
        expert = trip.world.operator(2, is_ready=False)
        other = trip.world.operator(3)
        await trip.begin()
        await expert.pick_up()
        assert expert.page.call is not None
        target = {"kind": "queue", "value": "general"}
        expert.say("blind_transfer", call_id=expert.page.call.call_id, target=target)
        await other.pick_up()
        assert other.page.call is not None
        other.say("hang_up", call_id=other.page.call.call_id)
        await trip.world.settle()
        assert trip.hears == "zh goodbye"
        await trip.leave()
        assert trip.ended() == ("answered", "operator")

    run(story())


def test_phone_at_a_seat_where_nobody_works_is_rung_alone(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, SEAT, RateStep(), FAILED).begin()
        leg = await pick_up(trip, "PJSIP/8002p")
        assert trip.world.engine.together(trip.call.bridge) == {trip.channel, leg}
        assert [path.suffix for path in trip.world.engine.recordings] == [".raw"]
        trip.world.engine.leave(leg)
        await trip.world.settle()
        assert trip.hears == "zh rate"
        await trip.press("2")
        rated = trip.world.journal.last("call.rated")
        assert (rated.rating, rated.operator_id) == (2, None)
        await trip.leave()
        assert trip.ended() == ("transferred_out", "system")

    run(story())


def test_phone_that_is_not_registered_leads_otherwise(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, SEAT, FAILED)
        trip.world.engine.unregistered.add("PJSIP/8002p")
        await trip.begin()
        assert trip.hears == "zh no-answer"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_outside_number_is_connected_and_the_flow_goes_on(make_world: MakeWorld) -> None:
    async def story() -> None:
        step = ConnectStep(number=EXPERT_NUMBER, otherwise="failed")
        trip = await Trip(make_world, step, PlayStep(prompt="goodbye"), FAILED).begin()
        leg = await pick_up(trip, TRUNK)
        trip.world.engine.leave(leg)
        await trip.world.settle()
        assert trip.hears == "zh goodbye"
        await trip.listen(2)
        assert trip.ended() == ("transferred_out", "system")

    run(story())


# ---- return call


OFFER = ReturnCallStep(queue="general", otherwise="failed")


def test_citizen_who_accepts_keeps_the_place_and_is_thanked(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, OFFER, FAILED).begin()
        assert trip.hears == "zh return-call-offer"
        await trip.press("1")
        asked = trip.said("call.return_asked")
        assert [(one.queue, one.number) for one in asked] == [("general", CITIZEN)]
        assert trip.hears == "zh return-call-thanks"
        await trip.listen()
        assert trip.ended() == ("return_asked", "system")

    run(story())


@pytest.mark.parametrize("key", ["2", ""])
def test_citizen_who_declines_goes_otherwise(make_world: MakeWorld, key: str) -> None:
    async def story() -> None:
        trip = await Trip(make_world, OFFER, FAILED).begin()
        if key:
            await trip.press(key)
        else:
            await trip.listen()
            await asyncio.sleep(5)
        assert trip.hears == "zh no-answer"
        assert trip.said("call.return_asked") == []
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_withheld_number_is_offered_no_call_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, OFFER, FAILED).begin(caller="anonymous")
        assert trip.hears == "zh no-answer"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())
