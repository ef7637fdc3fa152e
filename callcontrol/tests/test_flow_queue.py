"""Queue, announcement and rating in a flow: what follows a talk, or no talk (VOI-08, VOI-18)."""

import asyncio

import pytest

from callcontrol.tests.trips import MakeWorld, Trip
from callcontrol.tests.virtual import run
from callcontrol.tests.world import Operator
from contracts.ivr import END, AnnounceStep, PlayStep, QueueStep, RateStep, SetStep
from contracts.telephony_config import QueuePolicy

RATE = RateStep(id="rate")
THANKS = PlayStep(id="bye", prompt="goodbye")


async def hang_up(operator: Operator) -> None:
    """End the talk on the operator's page."""
    assert operator.page.call is not None
    operator.say("hang_up", call_id=operator.page.call.call_id)
    await operator.world.settle()


async def rated(make_world: MakeWorld) -> tuple[Trip, Operator]:
    """Bring a citizen to the rating after a talk."""
    trip = Trip(make_world, QueueStep(queue="general"), RATE, THANKS)
    operator = trip.world.operator()
    await trip.begin()
    await operator.pick_up()
    await hang_up(operator)
    return trip, operator


def test_talk_is_rated_and_the_operator_is_free_meanwhile(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, operator = await rated(make_world)
        assert operator.state == "wrap_up"
        assert operator.page.call is None
        assert trip.hears == "zh rate"
        await trip.press("5")
        event = trip.world.journal.last("call.rated")
        assert (event.rating, event.operator_id) == (5, operator.number)
        assert trip.hears == "zh rate-thanks"
        await trip.listen()
        assert trip.hears == "zh goodbye"
        await trip.listen()
        assert trip.ended() == ("answered", "operator")

    run(story())


@pytest.mark.parametrize("key", ["0", "6", "#", "9"])
def test_rating_beyond_five_is_asked_for_again(make_world: MakeWorld, key: str) -> None:
    async def story() -> None:
        trip, _ = await rated(make_world)
        await trip.press(key)
        assert trip.hears == "zh rate"
        await trip.press("1")
        assert trip.world.journal.last("call.rated").rating == 1
        await trip.leave()
        assert trip.ended() == ("answered", "operator")

    run(story())


def test_no_rating_is_no_rating(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, _ = await rated(make_world)
        for _ in range(2):
            await trip.listen()
            await asyncio.sleep(6)
        assert trip.hears == "zh goodbye"
        assert trip.said("call.rated") == []
        await trip.leave()
        assert trip.ended() == ("answered", "operator")

    run(story())


def test_citizen_who_hangs_up_instead_of_rating_was_let_go_by_the_operator(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        trip, _ = await rated(make_world)
        await trip.leave()
        assert trip.ended() == ("answered", "operator")

    run(story())


def test_rating_is_skipped_when_nobody_talked(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, RATE, THANKS).begin()
        assert trip.hears == "zh goodbye"
        await trip.leave()
        trip.ended()

    run(story())


def test_rating_counts_once_for_a_talk(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, QueueStep(queue="general"), RATE, RATE, THANKS)
        operator = trip.world.operator()
        await trip.begin()
        await operator.pick_up()
        await hang_up(operator)
        await trip.press("4")
        await trip.listen()
        assert trip.hears == "zh goodbye"
        assert len(trip.said("call.rated")) == 1
        await trip.leave()
        trip.ended()

    run(story())


def test_queue_that_ends_the_flow_ends_the_call_with_the_operator(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, QueueStep(queue="general"))
        operator = trip.world.operator()
        await trip.begin()
        await operator.pick_up()
        await hang_up(operator)
        assert trip.ended() == ("answered", "operator")

    run(story())


def test_exit_key_leads_out_of_the_queue(make_world: MakeWorld) -> None:
    async def story() -> None:
        queue = QueueStep(id="queue", queue="general", exit_keys={"1": "bye"}, next=END)
        trip = await Trip(make_world, queue, THANKS).begin()
        await trip.press("3")
        assert trip.call.notes.phase == "waiting"
        await trip.press("1")
        assert trip.world.journal.last("call.left_queue").reason == "exit_key"
        assert trip.world.journal.last("call.step_reached").choice == "1"
        assert trip.hears == "zh goodbye"
        assert trip.world.room.view().waiting == 0
        await trip.listen()
        assert trip.ended()[1] == "system"

    run(story())


def test_queue_that_gives_up_leads_otherwise(make_world: MakeWorld) -> None:
    async def story() -> None:
        short = QueuePolicy(name="general", label="综合", longest_wait_seconds=40)
        queue = QueueStep(queue="general", otherwise="bye", next=END)
        trip = await Trip(make_world, queue, THANKS, queues=[short]).begin()
        await asyncio.sleep(41)
        assert trip.world.journal.last("call.left_queue").reason == "too_long"
        assert trip.hears == "zh goodbye"
        await trip.leave()
        assert trip.ended()[1] == "citizen"

    run(story())


def test_two_queues_one_after_the_other_are_two_visits_of_one_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        short = QueuePolicy(name="experts", label="专席", longest_wait_seconds=20)
        general = QueuePolicy(name="general", label="综合")
        trip = Trip(
            make_world,
            QueueStep(queue="experts", next=END, otherwise="rest"),
            QueueStep(id="rest", queue="general"),
            queues=[general, short],
        )
        await trip.begin()
        await asyncio.sleep(21)
        visits = [(one.queue, one.is_again) for one in trip.said("call.queued")]
        assert visits == [("experts", False), ("general", True)]
        operator = trip.world.operator()
        await operator.pick_up()
        await hang_up(operator)
        assert trip.ended() == ("answered", "operator")

    run(story())


def test_second_talk_of_a_call_waits_from_its_own_beginning(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, QueueStep(queue="general"), QueueStep(queue="experts"))
        operator = trip.world.operator()
        expert = trip.world.operator(2, skills={"lang:zh": 3, "queue:experts": 3})
        await trip.begin()
        await operator.pick_up()
        await asyncio.sleep(60)
        await hang_up(operator)
        await expert.pick_up()
        answered = trip.said("call.answered")
        assert [one.operator_id for one in answered] == [1, 2]
        assert answered[1].waited_seconds < 5
        await trip.leave()
        assert trip.ended() == ("answered", "citizen")

    run(story())


@pytest.mark.parametrize(
    ("step", "hears"),
    [
        (AnnounceStep(queue="general"), "zh position-next,estimate-short"),
        (AnnounceStep(queue="general", estimated_wait=False), "zh position-next"),
        (AnnounceStep(queue="general", position=False), "zh estimate-short"),
        (AnnounceStep(queue="experts"), "zh position-next"),
    ],
)
def test_place_and_wait_are_announced_before_joining(
    make_world: MakeWorld, step: AnnounceStep, hears: str
) -> None:
    async def story() -> None:
        trip = Trip(make_world, step, THANKS)
        trip.world.operator()
        await trip.begin()
        assert trip.hears == hears
        assert trip.world.room.view().waiting == 0, "nobody has joined yet"
        await trip.press("5")
        assert trip.hears == "zh goodbye", "a key skips it"
        await trip.leave()
        trip.ended()

    run(story())


def test_announcement_without_anything_to_say_is_skipped(make_world: MakeWorld) -> None:
    async def story() -> None:
        quiet = AnnounceStep(queue="general", position=False)
        trip = await Trip(make_world, SetStep(priority=1), quiet, THANKS).begin()
        assert trip.hears == "zh goodbye", "nobody is at work: there is no estimate"
        await trip.leave()
        trip.ended()

    run(story())
