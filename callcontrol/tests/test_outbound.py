"""Follow-up calls: the operator first, then the citizen; and everything that may go wrong."""

import asyncio
from collections.abc import Callable

import pytest

from callcontrol.tests.virtual import run
from callcontrol.tests.world import Operator, World, new_order
from contracts.commands import CommandResult, PlaceCall

MakeWorld = Callable[[], World]
TRUNK = "PJSIP/13900002222@trunk"


def place(world: World, operator: Operator, **changes: object) -> CommandResult:
    return world.commands.place_call(PlaceCall(**{**new_order(operator), **changes}))


async def reach_citizen(world: World, operator: Operator) -> str:
    """Place a call, answer at the seat; returns the citizen's ringing channel."""
    assert place(world, operator).ok
    world.engine.pick_up(await operator.ring())
    await world.until(lambda: world.engine.ringing(TRUNK))
    return world.engine.ringing(TRUNK)[0]


def test_follow_up_rings_operator_then_citizen_and_is_recorded(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser", is_ready=False)
        operator.say("set_state", state="break", reason="回访")
        citizen = await reach_citizen(world, operator)
        (call,) = world.registry
        assert world.engine.channels[call.notes.leg].hears == "ringback"
        assert operator.page.call is not None
        assert operator.page.call.phase == "dialling"
        world.engine.pick_up(citizen)
        await world.settle()
        assert world.engine.together(call.bridge) == {citizen, call.notes.leg}
        assert call.notes.phase == "talking"
        world.engine.leave(citizen)
        await world.settle()
        assert world.journal.kinds() == [
            "call.entered",
            "call.answered",
            "call.recording_started",
            "call.ended",
        ]
        entered, ended = world.journal.last("call.entered"), world.journal.last("call.ended")
        assert (entered.direction, entered.reference) == ("outbound", "F-1")
        assert (ended.outcome, ended.ended_by) == ("answered", "citizen")
        assert operator.state == "wrap_up"
        await asyncio.sleep(31)
        assert (operator.page.state.state, operator.page.state.reason) == ("break", "回访")
        world.assert_nothing_left([operator])

    run(story())


@pytest.mark.parametrize("cause", [17, 19, 1])
def test_follow_up_not_reached_is_journaled_and_leaves_nothing(
    make_world: MakeWorld, cause: int
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        world.engine.leave(await reach_citizen(world, operator), cause)
        await world.settle()
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("not_reached", "system")
        assert operator.page.state.reason == "not_reached"
        world.assert_nothing_left([operator])

    run(story())


def test_follow_up_nobody_answers_is_given_up_in_time(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        await reach_citizen(world, operator)
        await asyncio.sleep(46)
        assert world.journal.last("call.ended").outcome == "not_reached"
        world.assert_nothing_left([operator])

    run(story())


def test_follow_up_given_up_by_the_operator_stops_ringing(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        await reach_citizen(world, operator)
        (call,) = world.registry
        operator.say("hang_up", call_id=call.call_id)
        await world.settle()
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("not_reached", "operator")
        world.assert_nothing_left([operator])

    run(story())


def test_command_repeated_places_one_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        order = new_order(operator)
        assert world.commands.place_call(PlaceCall(**order)).ok
        assert world.commands.place_call(PlaceCall(**order)).ok
        assert len(world.registry) == 1

    run(story())


def test_command_is_refused_with_a_reason_in_chinese(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        assert place(world, operator, operator_id=99).code == "not_signed_in"
        assert place(world, operator, number="你好").code == "bad_number"
        assert place(world, operator).ok
        busy = place(world, operator)
        assert busy.code == "operator_busy"
        assert "通话中" in busy.message
        world.engine.is_ready = False
        assert place(world, world.operator(2)).code == "engine_away"
        other = world.operator(3)
        other.vanish()
        assert place(world, other).code == "page_away"

    run(story())


def test_operator_being_offered_a_call_cannot_dial(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        world.engine.dial("12346")
        await operator.ring()
        assert place(world, operator).code == "operator_busy"
        await operator.pick_up()

    run(story())
