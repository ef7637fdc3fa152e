"""A call's life and all the moments at which somebody may leave it."""

import asyncio
from collections.abc import Callable

import pytest

from callcontrol.tests.virtual import run
from callcontrol.tests.world import World

MakeWorld = Callable[[], World]


def test_call_answered_and_hung_up_by_operator_leaves_record_and_wrap_up(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator, "12345")
        call = world.call(channel)
        assert world.engine.together(call.bridge) == {channel, leg}
        assert operator.page.call is not None
        operator.say("hang_up", call_id=operator.page.call.call_id)
        await world.settle()
        assert world.journal.kinds(call.call_id) == [
            "call.entered",
            "call.flow_started",
            "call.queued",
            "call.offered",
            "call.left_queue",
            "call.answered",
            "call.recording_started",
            "call.ended",
        ]
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("answered", "operator")
        assert [path.name for path in world.engine.recordings] == [f"{call.call_id}.raw"]
        assert operator.state == "wrap_up"
        world.assert_nothing_left([operator])
        await asyncio.sleep(30)
        assert operator.state == "ready"

    run(story())


STAGES = [
    ("greeting", 1.0, "left_in_flow"),
    ("queue", 5.0, "left_in_queue"),
    ("offered", 5.0, "left_in_queue"),
    ("talking", 5.0, "answered"),
    ("held", 5.0, "answered"),
    ("reconnecting", 5.0, "answered"),
]


@pytest.mark.parametrize(("stage", "after", "outcome"), STAGES)
def test_citizen_leaving_at_any_stage_leaves_nothing_behind(
    make_world: MakeWorld, stage: str, after: float, outcome: str
) -> None:
    async def story() -> None:
        world = make_world()
        needs_operator = stage not in ("greeting", "queue")
        operator = world.operator(device="browser", is_ready=needs_operator)
        channel = world.engine.dial("12345")
        await asyncio.sleep(after)
        if stage in ("talking", "held", "reconnecting"):
            leg = await operator.pick_up()
            assert operator.page.call is not None
            if stage == "held":
                operator.say("hold", call_id=operator.page.call.call_id)
            if stage == "reconnecting":
                operator.vanish()
                world.engine.leave(leg)
            await world.settle()
        assert world.call(channel).notes.phase in (stage, "flow", "waiting")
        world.engine.leave(channel)
        await world.settle()
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == (outcome, "citizen")
        world.assert_nothing_left([operator] if stage != "reconnecting" else [])
        if stage == "offered":
            assert operator.state == "ready"
            assert world.journal.last("call.offer_missed").reason == "caller_left"

    run(story())


@pytest.mark.parametrize("steps", range(40))
def test_citizen_leaving_between_any_two_steps_leaves_nothing_behind(
    make_world: MakeWorld, steps: int
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel = world.engine.dial("12346")
        for _ in range(steps):
            await asyncio.sleep(0)
            for leg in world.engine.ringing(operator.endpoint):
                world.engine.pick_up(leg)
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_number_unknown_hears_goodbye_and_is_journaled_failed(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        channel = world.engine.dial("99999")
        await world.settle()
        assert world.engine.channels[channel].hears == "zh sound:hotline/goodbye"
        await asyncio.sleep(5)
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("failed", "system")
        world.assert_nothing_left()

    run(story())


@pytest.mark.parametrize("caller", ["", "anonymous", "Anonymous"])
def test_caller_who_withholds_the_number_is_served_like_anyone(
    make_world: MakeWorld, caller: str
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel = world.engine.dial("12346", caller=caller)
        await operator.pick_up()
        assert operator.page.call is not None
        assert operator.page.call.caller == ""
        assert world.journal.last("call.entered").caller == ""
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_call_of_a_broken_script_goes_to_the_engines_own_queue(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.engine.broken.add("answer")
        channel = world.engine.dial("12345")
        await world.settle()
        assert world.engine.fallbacks == [channel]
        assert world.journal.last("call.ended").outcome == "failed"
        world.assert_nothing_left()

    run(story())


def test_recording_begins_later_when_the_manager_socket_is_away(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.engine.broken.add("record")
        operator = world.operator()
        channel, _ = await world.talk(operator)
        await asyncio.sleep(5)
        assert "call.recording_started" not in world.journal.kinds()
        world.engine.broken.clear()
        await asyncio.sleep(3)
        assert world.journal.kinds().count("call.recording_started") == 1
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_notes_on_the_channel_follow_the_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator, "12345")
        await world.settle()
        assert '"phase":"talking"' in world.engine.notes[channel]
        assert leg in world.engine.notes[channel]
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_shutdown_leaves_calls_to_the_engine(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator)
        await world.registry.abandon()
        await world.settle()
        assert {channel, leg} <= world.engine.channels.keys()
        assert "call.ended" not in world.journal.kinds()
        assert operator.state == "talking"

    run(story())
