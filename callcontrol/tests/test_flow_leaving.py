"""A citizen may hang up between any two steps of any flow: nothing is left behind."""

import asyncio

import pytest

from callcontrol.tests.trips import EXPERT_NUMBER, MakeWorld, Trip
from callcontrol.tests.virtual import run
from contracts.ivr import (
    END,
    AnnounceStep,
    CollectStep,
    ConnectStep,
    MenuStep,
    PlayStep,
    QueueStep,
    RateStep,
    ReturnCallStep,
    SetStep,
    Step,
    TransferOutStep,
    VoicemailStep,
)

FLOW: list[Step] = [
    PlayStep(prompt="greeting"),
    SetStep(priority=1),
    MenuStep(id="menu", prompt="main-menu", choices={"1": "collect"}, seconds=1, tries=1),
    CollectStep(id="collect", prompt="collect-order", variable="order", seconds=1, tries=1),
    AnnounceStep(queue="general"),
    ConnectStep(number=EXPERT_NUMBER, seconds=5),
    QueueStep(queue="general", exit_keys={"1": "message"}),
    RateStep(tries=1, seconds=1, next="message"),
    VoicemailStep(id="message", longest_seconds=10),
    ReturnCallStep(queue="general", seconds=1),
    TransferOutStep(number=EXPERT_NUMBER, otherwise=END),
]


@pytest.mark.parametrize("tenths", range(1, 640, 7))
def test_citizen_leaving_at_any_moment_leaves_nothing_behind(
    make_world: MakeWorld, tenths: int
) -> None:
    async def story() -> None:
        trip = Trip(make_world, *FLOW)
        operator = trip.world.operator()
        await trip.begin()
        helper = asyncio.create_task(_pass_through(trip, operator.endpoint))
        await asyncio.sleep(tenths / 10)
        helper.cancel()
        trip.world.engine.leave(trip.channel)
        await trip.world.settle()
        trip.world.assert_nothing_left([operator])

    run(story())


async def _pass_through(trip: Trip, endpoint: str) -> None:
    """Whoever is rung answers after two seconds, talks for five, and hangs up."""
    while True:
        await asyncio.sleep(0.5)
        for rung in (endpoint, f"PJSIP/{EXPERT_NUMBER}@trunk"):
            for leg in trip.world.engine.ringing(rung):
                await asyncio.sleep(2)
                trip.world.engine.pick_up(leg)
                await asyncio.sleep(5)
                trip.world.engine.leave(leg)


@pytest.mark.parametrize("steps", range(0, 120, 2))
def test_citizen_leaving_between_two_acts_of_a_quick_flow_leaves_nothing_behind(
    make_world: MakeWorld, steps: int
) -> None:
    async def story() -> None:
        trip = Trip(
            make_world,
            MenuStep(prompt="main-menu", choices={"1": "out"}),
            TransferOutStep(id="out", number=EXPERT_NUMBER, otherwise="message"),
            VoicemailStep(id="message", prompt=""),
        )
        trip.channel = trip.world.engine.dial("12345")
        trunk = f"PJSIP/{EXPERT_NUMBER}@trunk"
        for _ in range(steps):
            await asyncio.sleep(0)
            trip.world.engine.press(trip.channel, "1")
            for leg in trip.world.engine.ringing(trunk):
                trip.world.engine.pick_up(leg)
        trip.world.engine.leave(trip.channel)
        await trip.world.settle()
        trip.world.assert_nothing_left()

    run(story())
