"""A restart in mid-call: what lives is taken up, what ended is journaled, orphans go."""

import asyncio
from collections.abc import Callable

import pytest

from callcontrol.asterisk.events import ChannelEntered
from callcontrol.asterisk.reconcile import CitizenChannel, Survey
from callcontrol.calls.recovery import Recovery
from callcontrol.calls.snapshot import Phase
from callcontrol.tests.virtual import run
from callcontrol.tests.world import Operator, World, new_order
from contracts.commands import PlaceCall

MakeWorld = Callable[[], World]


def survey(world: World, *, with_snapshots: bool = True) -> Survey:
    """Say what the fake engine has, as ARI would."""
    engine = world.engine
    citizens = []
    for channel in engine.channels.values():
        is_outbound = channel.identity.startswith("citizen-") and channel.is_up
        if channel.leg is None or is_outbound:
            direction = "outbound" if is_outbound else "inbound"
            entered = ChannelEntered(channel.identity, "", (direction, "12346", "1380"), "1380")
            note = engine.notes.get(channel.identity, "") if with_snapshots else ""
            citizens.append(CitizenChannel(entered, note))
    legs = [one for one in engine.channels.values() if one.leg is not None]
    return Survey(
        citizens=tuple(citizens),
        legs=frozenset(one.identity for one in legs),
        answered_legs=frozenset(one.identity for one in legs if one.is_up),
        bridges={bridge: frozenset(engine.together(bridge)) for bridge in engine.bridges},
    )


async def restart(old: World, make_world: MakeWorld, *operators: Operator) -> World:
    """Kill call control as ``kill -9`` would, and start another on the same engine."""
    await old.registry.abandon()
    new = make_world()
    new.engine.channels, new.engine.bridges = old.engine.channels, old.engine.bridges
    new.engine.notes = old.engine.notes
    new.floor.load()
    await Recovery(new.registry, new.runner.resume).run(survey(new))
    await asyncio.sleep(0.1)
    for operator in operators:
        operator.world = new
        assert operator.hello()
    await new.settle()
    return new


def test_conversation_goes_on_and_ends_with_its_record(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        channel, leg = await old.talk(operator)
        call_id = old.call(channel).call_id
        new = await restart(old, make_world, operator)
        call = new.call(channel)
        assert call.call_id == call_id
        assert new.engine.together(call.bridge) == {channel, leg}
        assert operator.page.call is not None
        assert operator.page.call.phase == "talking"
        operator.say("hang_up", call_id=call_id)
        await new.settle()
        assert new.journal.kinds() == ["call.reconciled", "call.ended"]
        assert new.journal.last("call.ended").outcome == "answered"
        assert not new.engine.channels
        assert not new.engine.bridges
        assert operator.state == "wrap_up"

    run(story())


@pytest.mark.parametrize("phase", ["waiting", "offered"])
def test_conversation_whose_notes_are_older_than_the_engine_goes_on(
    make_world: MakeWorld, phase: Phase
) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        channel, leg = await old.talk(operator)
        call = old.call(channel)
        call.notes.phase, call.notes.answered_at = phase, None
        if phase == "waiting":
            call.notes.leg, call.notes.operator_id = "", None
        call.save()
        new = await restart(old, make_world, operator)
        assert new.call(channel).notes.phase == "talking"
        assert new.engine.together(call.bridge) == {channel, leg}
        assert operator.state == "talking"
        operator.say("hang_up", call_id=call.call_id)
        await new.settle()
        assert new.journal.last("call.ended").outcome == "answered"

    run(story())


def test_recording_begun_before_the_notes_were_kept_gets_no_second_writer(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        channel, _ = await old.talk(operator)
        await old.settle()
        call = old.call(channel)
        begun = call.board.recordings_dir / call.notes.recording
        begun.parent.mkdir(parents=True)
        begun.touch()
        call.notes.recording = ""
        call.save()
        new = await restart(old, make_world, operator)
        assert new.engine.recordings == []
        assert new.call(channel).notes.recording

    run(story())


def test_conversation_whose_citizen_left_meanwhile_is_ended(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        channel, leg = await old.talk(operator)
        await old.registry.abandon()
        old.engine.sinks.clear()
        old.engine.leave(channel)
        new = await restart(old, make_world, operator)
        ended = new.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("answered", "citizen")
        assert leg not in new.engine.channels
        assert not new.engine.bridges
        assert operator.state == "wrap_up"

    run(story())


def test_conversation_whose_browser_vanished_meanwhile_reconnects(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator(device="browser")
        channel, leg = await old.talk(operator)
        await old.registry.abandon()
        old.engine.sinks.clear()
        old.engine.leave(leg)
        new = await restart(old, make_world, operator)
        fresh = await operator.pick_up()
        assert new.engine.together(new.call(channel).bridge) == {channel, fresh}

    run(story())


def test_held_citizen_is_still_held_and_can_be_taken_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        channel, leg = await old.talk(operator)
        operator.say("hold", call_id=old.call(channel).call_id)
        await old.settle()
        new = await restart(old, make_world, operator)
        call = new.call(channel)
        assert call.notes.phase == "held"
        operator.say("resume", call_id=call.call_id)
        await new.settle()
        assert new.engine.together(call.bridge) == {channel, leg}

    run(story())


def test_waiting_and_offered_calls_are_served_in_their_old_order(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        first = old.engine.dial("12346")
        ringing = await operator.ring()
        second = old.engine.dial("12346", "13800002222")
        await asyncio.sleep(5)
        new = await restart(old, make_world, operator)
        assert ringing not in new.engine.channels
        assert new.call(first).has_bridge
        leg = await operator.pick_up()
        assert new.engine.together(new.call(first).bridge) == {first, leg}
        assert new.call(second).notes.phase == "waiting"
        assert new.journal.kinds().count("call.reconciled") == 2

    run(story())


def test_call_without_any_notes_begins_again(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.engine.on_stranger = lambda _event: None
        channel = world.engine.dial("12346")
        operator = world.operator()
        found = survey(world, with_snapshots=False)
        await Recovery(world.registry, world.runner.resume).run(found)
        leg = await operator.pick_up()
        assert world.engine.together(world.call(channel).bridge) == {channel, leg}

    run(story())


def test_outbound_call_still_dialling_is_given_up(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        assert old.commands.place_call(PlaceCall(**new_order(operator))).ok
        old.engine.pick_up(await operator.ring())
        await old.settle()
        new = await restart(old, make_world, operator)
        ended = new.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("not_reached", "system")
        assert not new.engine.channels
        assert operator.state == "wrap_up"

    run(story())


def test_engine_that_died_ends_every_call_of_ours(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        await world.talk(operator)
        world.engine.dial("12346")
        await world.settle()
        world.engine.channels.clear()
        world.engine.bridges.clear()
        await Recovery(world.registry, world.runner.resume).run(survey(world))
        await world.settle()
        assert world.journal.kinds().count("call.ended") == 2
        world.assert_nothing_left([operator])

    run(story())


def test_connection_that_broke_for_a_moment_disturbs_nobody(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator)
        waiting = world.engine.dial("12346")
        await world.settle()
        await Recovery(world.registry, world.runner.resume).run(survey(world))
        await world.settle()
        assert world.engine.together(world.call(channel).bridge) == {channel, leg}
        assert world.call(waiting).notes.phase == "waiting"
        assert "call.reconciled" not in world.journal.kinds()

    run(story())
