"""Calls without an operator (自动语音): a flow rings a citizen, asks, and lets them go (CB-05)."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from callcontrol.tests.test_recovery import restart
from callcontrol.tests.trips import MakeWorld, Trip
from callcontrol.tests.virtual import run
from callcontrol.tests.world import World
from contracts.commands import CommandResult, RobotCall
from contracts.ivr import END, AnswerStep, MenuStep, PlayStep

CITIZEN = "13900002222"
PHONE = f"PJSIP/{CITIZEN}@trunk"
ASKS = MenuStep(id="solved", prompt="main-menu", choices={"1": "thanks"}, tries=1, otherwise=END)
THANKS = PlayStep(id="thanks", prompt="goodbye", next=END)


def ring(world: World, **changes: Any) -> CommandResult:
    usual = {
        "call_id": uuid4(),
        "correlation_id": uuid4(),
        "number": CITIZEN,
        "flow": "main",
        "reference": "17",
    }
    return world.commands.robot_call(RobotCall(**{**usual, **changes}))


async def ringing(make_world: MakeWorld) -> tuple[Trip, str]:
    """Begin a call whose phone rings; returns its channel."""
    trip = Trip(make_world, ASKS, THANKS)
    trip.world.configuration = trip.world.configuration.model_copy(
        update={"flows": [trip.flow.model_copy(update={"steps": [AnswerStep(), ASKS, THANKS]})]}
    )
    assert ring(trip.world).ok
    await trip.world.until(lambda: trip.world.engine.ringing(PHONE))
    (trip.channel,) = trip.world.engine.ringing(PHONE)
    return trip, trip.channel


def test_flow_asks_who_picks_up_and_the_key_is_journaled(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, channel = await ringing(make_world)
        assert trip.hears == ""
        trip.world.engine.pick_up(channel)
        await trip.world.settle()
        assert trip.hears == "zh main-menu"
        await trip.press("1")
        assert trip.hears == "zh goodbye"
        await trip.listen()
        assert trip.ended() == ("left_in_flow", "system")
        steps = [(each.step, each.choice) for each in trip.said("call.step_reached")]
        assert steps == [("solved", ""), ("thanks", "1")]
        (entered,) = trip.said("call.entered")
        assert (entered.purpose, entered.reference) == ("robot", "17")
        assert not trip.world.engine.recordings

    run(story())


def test_citizen_who_hangs_up_while_asked_ended_it_themselves(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, channel = await ringing(make_world)
        trip.world.engine.pick_up(channel)
        await trip.world.settle()
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_short_calls_of_the_voice_look_like_nobodys_stolen_account(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, channel = await ringing(make_world)
        for _ in range(13):
            trip.world.engine.pick_up(channel)
            await trip.world.settle()
            await asyncio.sleep(2)
            trip.world.engine.leave(channel)
            await trip.world.settle()
            assert ring(trip.world).ok
            await trip.world.until(lambda: trip.world.engine.ringing(PHONE))
            (channel,) = trip.world.engine.ringing(PHONE)
        assert trip.world.meter.suspicions() == []
        trip.world.engine.refuse(channel)
        await trip.world.settle()

    run(story())


@pytest.mark.parametrize("how", ["refused", "unanswered"])
def test_phone_nobody_picks_up_is_not_reached(make_world: MakeWorld, how: str) -> None:
    async def story() -> None:
        trip, channel = await ringing(make_world)
        if how == "refused":
            trip.world.engine.refuse(channel)
        else:
            await asyncio.sleep(trip.world.configuration.dial_seconds + 5)
        await trip.world.settle()
        assert trip.ended() == ("not_reached", "system")
        cause = trip.world.journal.last("call.ended").cause
        assert cause == ("busy" if how == "refused" else "no_answer")
        assert not trip.said("call.step_reached")

    run(story())


def test_command_repeated_rings_once(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, ASKS, THANKS)
        call_id = uuid4()
        assert ring(trip.world, call_id=call_id).ok
        assert ring(trip.world, call_id=call_id).ok
        await trip.world.settle()
        assert len(trip.world.engine.ringing(PHONE)) == 1
        trip.world.engine.refuse(trip.world.engine.ringing(PHONE)[0])
        await trip.world.settle()

    run(story())


@pytest.mark.parametrize(
    ("changes", "code"), [({"number": "x"}, "bad_number"), ({"flow": "none"}, "no_flow")]
)
def test_what_cannot_be_rung_is_refused(
    make_world: MakeWorld, changes: dict[str, str], code: str
) -> None:
    async def story() -> None:
        world = Trip(make_world, ASKS, THANKS).world
        assert ring(world, **changes).code == code
        assert len(world.registry) == 0

    run(story())


def test_restart_lets_the_citizen_go(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, channel = await ringing(make_world)
        trip.world.engine.pick_up(channel)
        await trip.world.settle()
        again = await restart(trip.world, make_world)
        await again.settle()
        assert again.journal.last("call.ended").outcome == "left_in_flow"
        assert not again.engine.channels
        assert len(again.registry) == 0

    run(story())
