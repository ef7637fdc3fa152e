"""A restart in mid-step: the citizen hears the step again, or is still where they were."""

import asyncio
from pathlib import Path

import pytest

from callcontrol.tests.test_recovery import restart
from callcontrol.tests.trips import EXPERT_NUMBER, MakeWorld, Trip
from callcontrol.tests.virtual import run
from callcontrol.tests.world import Operator, World
from contracts.ivr import (
    CollectStep,
    ConnectStep,
    MenuStep,
    PlayStep,
    QueueStep,
    RateStep,
    Step,
    TransferOutStep,
    VoicemailStep,
)
from contracts.telephony_config import TelephonyConfiguration

MENU = MenuStep(id="menu", prompt="main-menu", choices={"1": "bye"}, tries=2, otherwise="bye")
BYE = PlayStep(id="bye", prompt="goodbye")


async def again(trip: Trip, make_world: MakeWorld, *operators: Operator) -> None:
    """Kill call control and start it again with what is published now."""
    published = trip.world.configuration
    trip.world = await restart(trip.world, lambda: _publishing(make_world, published), *operators)


def _publishing(make_world: MakeWorld, published: TelephonyConfiguration) -> World:
    world = make_world()
    world.configuration = published
    return world


def publish(trip: Trip, version: int, *steps: Step) -> None:
    """Publish a newer version of the flow; calls that run keep theirs until a restart."""
    flow = trip.flow.model_copy(update={"version": version, "steps": list(steps)})
    trip.world.configuration = trip.world.configuration.model_copy(update={"flows": [flow]})


@pytest.mark.parametrize(
    ("step", "prompt"),
    [
        (PlayStep(prompt="greeting"), "greeting"),
        (MENU, "main-menu"),
        (CollectStep(prompt="collect-order", variable="order"), "collect-order"),
        (VoicemailStep(), "voicemail"),
    ],
)
def test_step_is_said_again(make_world: MakeWorld, step: Step, prompt: str) -> None:
    async def story() -> None:
        trip = await Trip(make_world, step, BYE).begin()
        await again(trip, make_world)
        assert trip.hears == f"zh {prompt}"
        assert trip.said("call.step_reached") == [], "it was reached before"
        await trip.leave()
        assert trip.world.journal.last("call.ended").outcome == "left_in_flow"
        assert not trip.world.engine.channels

    run(story())


def test_tries_are_not_counted_anew(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, BYE).begin()
        await trip.press("9")
        await again(trip, make_world)
        await trip.press("9")
        assert trip.hears == "zh goodbye"
        await trip.leave()

    run(story())


def test_call_finds_its_step_by_name_in_a_newer_version(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, BYE).begin()
        publish(trip, 4, *trip.flow.steps[:1], PlayStep(prompt="connecting"), MENU, BYE)
        await trip.press("9")
        assert trip.hears == "zh main-menu", "the version that runs is the version that ran"
        await again(trip, make_world)
        assert trip.hears == "zh main-menu"
        await trip.press("1")
        assert trip.hears == "zh goodbye"
        await trip.leave()

    run(story())


def test_step_that_a_newer_version_lacks_goes_on_at_its_place(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, PlayStep(prompt="greeting"), MENU, BYE).begin()
        await trip.listen()
        publish(trip, 4, *trip.flow.steps[:1], PlayStep(prompt="connecting"))
        await again(trip, make_world)
        assert trip.hears == "zh connecting"
        await trip.leave()

    run(story())


def test_flow_that_is_no_longer_published_begins_anew_for_the_number(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, BYE).begin()
        trip.world.configuration = trip.world.configuration.model_copy(
            update={"flows": [], "numbers": []}
        )
        await again(trip, make_world)
        assert trip.hears == "zh goodbye"
        await trip.listen()
        assert trip.is_over

    run(story())


def test_waiting_goes_on_with_its_exit_keys(make_world: MakeWorld) -> None:
    async def story() -> None:
        queue = QueueStep(queue="general", exit_keys={"1": "bye"})
        trip = await Trip(make_world, queue, BYE).begin()
        await again(trip, make_world)
        assert trip.call.notes.phase == "waiting"
        assert trip.said("call.queued") == []
        await trip.press("1")
        assert trip.hears == "zh goodbye"
        await trip.leave()

    run(story())


@pytest.mark.parametrize("is_published", [True, False])
def test_talk_goes_on_to_its_rating(make_world: MakeWorld, *, is_published: bool) -> None:
    async def story() -> None:
        trip = Trip(make_world, QueueStep(queue="general"), RateStep())
        operator = trip.world.operator()
        await trip.begin()
        await operator.pick_up()
        if not is_published:
            trip.world.configuration = trip.world.configuration.model_copy(update={"flows": []})
        await again(trip, make_world, operator)
        assert operator.page.call is not None
        operator.say("hang_up", call_id=operator.page.call.call_id)
        await trip.world.settle()
        if is_published:
            assert trip.hears == "zh rate"
            await again(trip, make_world)
            await trip.press("5")
            rated = trip.world.journal.last("call.rated")
            assert (rated.rating, rated.operator_id) == (5, operator.number)
            await trip.leave()
        ended = trip.world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("answered", "operator")

    run(story())


def test_message_is_recorded_on_and_counts_from_its_beginning(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, VoicemailStep(longest_seconds=60), BYE).begin()
        await trip.listen(2)
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await asyncio.sleep(20)
        await again(trip, make_world)
        assert trip.world.engine.recordings == [], "the engine records on by itself"
        assert trip.channel in trip.world.engine.watched
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await asyncio.sleep(41)
        left = trip.world.journal.last("call.voicemail_left")
        assert left.seconds == pytest.approx(60, abs=1)
        await trip.leave()

    run(story())


def _write(file: Path, seconds: float) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(round(seconds * 8000) * 4))


@pytest.mark.parametrize("seconds", [0.5, 7.0])
def test_message_of_a_citizen_who_left_meanwhile_is_as_long_as_its_file(
    make_world: MakeWorld, seconds: float
) -> None:
    async def story() -> None:
        trip = await Trip(make_world, VoicemailStep(), BYE).begin()
        await trip.listen(2)
        await asyncio.sleep(4)
        old = trip.world
        _write(Path(old.engine.recordings[0]), seconds)
        await old.registry.abandon()
        old.engine.leave(trip.channel)
        await again(trip, make_world)
        lengths = [one.seconds for one in trip.said("call.voicemail_left")]
        is_message = seconds >= 1
        assert lengths == ([seconds] if is_message else [])
        outcome = "voicemail" if is_message else "left_in_flow"
        assert trip.world.journal.last("call.ended").outcome == outcome

    run(story())


@pytest.mark.parametrize("is_transfer", [True, False])
def test_talk_with_an_outside_party_goes_on(make_world: MakeWorld, *, is_transfer: bool) -> None:
    async def story() -> None:
        step: Step = TransferOutStep(number=EXPERT_NUMBER, otherwise="bye")
        if not is_transfer:
            step = ConnectStep(number=EXPERT_NUMBER, otherwise="bye")
        trip = await Trip(make_world, step, BYE).begin()
        trunk = f"PJSIP/{EXPERT_NUMBER}@trunk"
        leg = trip.world.engine.ringing(trunk)[0]
        trip.world.engine.pick_up(leg)
        await trip.world.settle()
        await again(trip, make_world)
        assert trip.world.engine.together(trip.call.bridge) == {trip.channel, leg}
        trip.world.engine.leave(leg)
        await trip.world.settle()
        if is_transfer:
            assert trip.is_over
        else:
            assert trip.hears == "zh goodbye"
            await trip.leave()
        assert trip.world.journal.last("call.ended").outcome == "transferred_out"
        assert not trip.world.engine.channels
        assert not trip.world.engine.bridges

    run(story())


def test_outside_party_that_still_rang_is_rung_again(make_world: MakeWorld) -> None:
    async def story() -> None:
        step = TransferOutStep(number=EXPERT_NUMBER, otherwise="bye")
        trip = await Trip(make_world, step, BYE).begin()
        trunk = f"PJSIP/{EXPERT_NUMBER}@trunk"
        before = trip.world.engine.ringing(trunk)
        await again(trip, make_world)
        assert len(trip.world.engine.ringing(trunk)) == 1
        assert trip.world.engine.ringing(trunk) != before
        trip.world.engine.pick_up(trip.world.engine.ringing(trunk)[0])
        await trip.world.settle()
        assert trip.call.notes.journey.outcome == "transferred_out"
        await trip.leave()

    run(story())


def test_operator_rung_directly_whose_page_is_away_after_a_restart_is_let_go(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        trip = Trip(make_world, ConnectStep(seat="8001", otherwise="bye"), RateStep(), BYE)
        expert = trip.world.operator(is_ready=False)
        await trip.begin()
        await expert.ring()
        await again(trip, make_world, expert)
        assert trip.hears == "zh goodbye"
        assert expert.state == "not_ready"
        await trip.leave()
        assert not trip.world.engine.channels

    run(story())


def test_talk_past_the_queue_goes_on_to_its_rating(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, ConnectStep(seat="8001", otherwise="bye"), RateStep(), BYE)
        expert = trip.world.operator(is_ready=False)
        await trip.begin()
        await expert.pick_up()
        await again(trip, make_world, expert)
        assert expert.page.call is not None
        expert.say("hang_up", call_id=expert.page.call.call_id)
        await trip.world.settle()
        assert trip.hears == "zh rate"
        await trip.leave()
        assert trip.world.journal.last("call.ended").outcome == "answered"
        assert not trip.world.engine.channels

    run(story())
