"""Relay calls (中转通话): two phones outside, joined by us; neither learns the other's number."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from callcontrol.asterisk.reconcile import PARTY_PREFIX
from callcontrol.tests.test_recovery import restart
from callcontrol.tests.virtual import run
from callcontrol.tests.world import World
from contracts.commands import CommandResult, RelayCall

MakeWorld = Callable[[], World]
HANDLER, CITIZEN = "13700003333", "13900002222"
HANDLER_PHONE, CITIZEN_PHONE = f"PJSIP/{HANDLER}@trunk", f"PJSIP/{CITIZEN}@trunk"


def relay(world: World, **changes: Any) -> CommandResult:
    usual = {
        "call_id": uuid4(),
        "correlation_id": uuid4(),
        "first_number": HANDLER,
        "number": CITIZEN,
        "reference": "20261124000001",
    }
    return world.commands.relay_call(RelayCall(**{**usual, **changes}))


async def reach_citizen(world: World) -> tuple[str, str]:
    """Begin a relay call and answer at the handler's phone; returns both channels."""
    assert relay(world).ok
    await world.until(lambda: world.engine.ringing(HANDLER_PHONE))
    assert not world.engine.ringing(CITIZEN_PHONE), "the handler comes first"
    (first,) = world.engine.ringing(HANDLER_PHONE)
    world.engine.pick_up(first)
    await world.until(lambda: world.engine.ringing(CITIZEN_PHONE))
    return first, world.engine.ringing(CITIZEN_PHONE)[0]


async def talk(world: World) -> tuple[str, str]:
    """Bring both together; returns their channels."""
    first, citizen = await reach_citizen(world)
    assert world.engine.channels[first].hears == "ringback"
    world.engine.pick_up(citizen)
    await world.settle()
    return first, citizen


def test_both_are_joined_recorded_and_shown_the_hotlines_number(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first, citizen = await talk(world)
        (call,) = world.registry
        assert world.engine.together(call.bridge) == {first, citizen}
        legs = [world.engine.channels[each].leg for each in (first, citizen)]
        assert [leg.caller_id for leg in legs if leg] == [call.notes.dialled] * 2
        assert call.notes.dialled not in (HANDLER, CITIZEN)
        assert len(world.engine.recordings) == 1
        world.engine.leave(citizen)
        await world.settle()
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("transferred_out", "citizen")
        assert world.journal.kinds() == ["call.entered", "call.recording_started", "call.ended"]
        entered = world.journal.last("call.entered")
        assert (entered.caller, entered.purpose) == (CITIZEN, "relay")
        assert HANDLER not in str([each.model_dump() for each in world.journal.events])
        world.assert_nothing_left()

    run(story())


def test_handler_who_hangs_up_ends_it_for_the_citizen_too(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first, _ = await talk(world)
        world.engine.leave(first)
        await world.settle()
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("transferred_out", "system")
        world.assert_nothing_left()

    run(story())


@pytest.mark.parametrize("how", ["refused", "unanswered", "unregistered"])
def test_handler_who_does_not_answer_leaves_the_citizen_in_peace(
    make_world: MakeWorld, how: str
) -> None:
    async def story() -> None:
        world = make_world()
        rung: list[str] = []
        world.engine.on_place = lambda leg: rung.append(leg.endpoint)
        if how == "unregistered":
            world.engine.unregistered.add(HANDLER_PHONE)
        assert relay(world).ok
        await world.settle()
        if how == "refused":
            world.engine.refuse(world.engine.ringing(HANDLER_PHONE)[0])
        await asyncio.sleep(46 if how == "unanswered" else 1)
        assert rung == [HANDLER_PHONE]
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.cause) == ("not_reached", "operator_unreachable")
        assert world.engine.recordings == []
        world.assert_nothing_left()

    run(story())


@pytest.mark.parametrize("how", ["busy", "unanswered", "handler_left"])
def test_citizen_who_is_not_reached_ends_it(make_world: MakeWorld, how: str) -> None:
    async def story() -> None:
        world = make_world()
        first, citizen = await reach_citizen(world)
        if how == "busy":
            world.engine.refuse(citizen)
        elif how == "handler_left":
            world.engine.leave(first)
        await asyncio.sleep(46 if how == "unanswered" else 1)
        assert world.journal.last("call.ended").outcome == "not_reached"
        assert world.engine.recordings == []
        world.assert_nothing_left()

    run(story())


def test_refusals_say_why_in_chinese_and_dial_nobody(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        assert relay(world, first_number="你好").code == "bad_number"
        barred = relay(world, first_number="0085212345678")
        assert (barred.code, barred.message[-1] in "段号") == ("barred_number", True)
        world.engine.is_ready = False
        assert relay(world).code == "engine_away"
        await world.settle()
        assert len(world.registry) == 0
        assert world.journal.events == []

    run(story())


def test_command_repeated_places_one_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        call_id = uuid4()
        assert relay(world, call_id=call_id).ok
        assert relay(world, call_id=call_id).ok
        assert len(world.registry) == 1

    run(story())


def test_restart_lets_those_talk_on_who_were_joined(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        first, citizen = await talk(old)
        new = await restart(old, make_world)
        call = new.call(citizen)
        assert new.engine.together(call.bridge) == {first, citizen}
        new.engine.leave(first)
        await new.settle()
        assert new.journal.last("call.ended").outcome == "transferred_out"
        assert not new.engine.channels

    run(story())


def test_restart_while_dialling_gives_it_up(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        first, _ = await reach_citizen(old)
        assert first.startswith(PARTY_PREFIX)
        new = await restart(old, make_world)
        assert new.journal.last("call.ended").outcome == "not_reached"
        assert not new.engine.channels
        assert len(new.registry) == 0

    run(story())
