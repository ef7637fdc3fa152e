"""Arrows, names and endings of a flow, whatever its steps (VOI-08)."""

import asyncio

from callcontrol.flows.runner import MOST_UNASKED
from callcontrol.tests.trips import CITIZEN, MakeWorld, Trip
from callcontrol.tests.virtual import MORNING, clock, run
from contracts.credentials import number_index
from contracts.ivr import END, CheckHoursStep, MenuStep, PlayStep, QueueStep, SetStep
from contracts.telephony_config import CallerMark, OpeningHours, Span

NEVER = OpeningHours(name="never", weekly=[[] for _ in range(7)])


def test_named_steps_are_journaled_with_the_key_that_led_there(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(
            make_world,
            MenuStep(id="menu", prompt="main-menu", choices={"2": "thanks"}),
            PlayStep(prompt="all-busy"),
            PlayStep(id="thanks", prompt="goodbye", next=END),
        ).begin()
        await trip.press("2")
        started = trip.said("call.flow_started")[0]
        assert (started.flow, started.version) == ("main", 3)
        reached = [(one.step, one.step_kind, one.choice) for one in trip.said("call.step_reached")]
        assert reached == [("menu", "menu", ""), ("thanks", "play", "2")]
        assert trip.hears == "zh goodbye"
        await trip.listen()
        assert trip.ended() == ("left_in_flow", "system")

    run(story())


def test_flow_ends_after_its_last_step(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, PlayStep(prompt="goodbye")).begin()
        await trip.listen()
        assert trip.is_over
        assert trip.ended() == ("left_in_flow", "system")

    run(story())


def test_arrow_to_a_step_that_is_not_there_ends_the_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, PlayStep(prompt="greeting", next="nowhere")).begin()
        await trip.listen()
        assert trip.ended() == ("left_in_flow", "system")

    run(story())


def test_loop_that_nobody_foresaw_says_goodbye(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(
            make_world,
            SetStep(id="round", priority=1),
            CheckHoursStep(hours="never", otherwise="round"),
            hours=[NEVER],
        ).begin()
        assert trip.call.notes.journey.unasked == MOST_UNASKED + 1
        assert trip.hears == "zh goodbye"
        await trip.listen()
        assert trip.ended() == ("left_in_flow", "system")

    run(story())


def test_key_pressed_in_a_loop_lets_it_go_on(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(
            make_world, MenuStep(id="menu", prompt="main-menu", choices={"1": "menu"})
        ).begin()
        for _ in range(MOST_UNASKED + 5):
            await trip.press("1")
        assert trip.hears == "zh main-menu"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_blocked_caller_is_turned_away_before_any_flow(make_world: MakeWorld) -> None:
    async def story() -> None:
        index = number_index("seats", CITIZEN)
        trip = await Trip(
            make_world,
            QueueStep(queue="general"),
            callers=[CallerMark(number_index=index, kind="blocked")],
        ).begin()
        assert trip.hears == "zh number-refused"
        await trip.listen()
        assert trip.world.journal.kinds() == ["call.entered", "call.refused", "call.ended"]
        assert trip.world.journal.last("call.refused").reason == "blocked"
        assert trip.ended() == ("refused", "system")
        assert not trip.world.memory.circumstances(CITIZEN, entered_at=clock())

    run(story())


def test_caller_whose_mark_has_run_out_is_served(make_world: MakeWorld) -> None:
    async def story() -> None:
        index = number_index("seats", CITIZEN)
        yesterday = MORNING.date().replace(day=3)
        trip = await Trip(
            make_world,
            PlayStep(prompt="greeting"),
            callers=[CallerMark(number_index=index, kind="blocked", until=yesterday)],
        ).begin()
        assert trip.hears == "zh greeting"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_unknown_number_is_journaled_as_refused(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, PlayStep(prompt="greeting"), numbers=[])
        await trip.begin()
        assert trip.hears == "zh goodbye"
        await trip.listen()
        assert trip.world.journal.last("call.refused").reason == "unknown_number"
        assert trip.ended() == ("failed", "system")

    run(story())


def test_caller_who_leaves_in_the_flow_is_known_as_one_who_called(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, PlayStep(prompt="greeting")).begin()
        entered_at = trip.call.notes.entered_at
        memory = trip.world.memory
        assert not memory.circumstances(CITIZEN, entered_at=entered_at)
        await trip.leave()
        await asyncio.sleep(5)
        assert memory.circumstances(CITIZEN, entered_at=clock()) == {"repeat"}

    run(story())


def test_number_without_its_flow_is_left_to_the_engines_own_queue(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, PlayStep(prompt="greeting"), flows=[]).begin()
        assert trip.world.engine.fallbacks == [trip.channel]
        assert trip.ended() == ("failed", "system")

    run(story())


def test_check_hours_open_and_closed(make_world: MakeWorld) -> None:
    async def story() -> None:
        always = OpeningHours(name="day", weekly=[[Span(start="00:00", end="24:00")]] * 7)
        trip = await Trip(
            make_world,
            CheckHoursStep(hours="day", otherwise=END),
            CheckHoursStep(hours="unknown", otherwise=END),
            CheckHoursStep(hours="never", otherwise="closed"),
            PlayStep(prompt="greeting"),
            PlayStep(id="closed", prompt="queue-closed"),
            hours=[always, NEVER],
        ).begin()
        assert trip.hears == "zh queue-closed"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())
