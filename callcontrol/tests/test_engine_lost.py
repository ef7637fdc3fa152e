"""The engine died and came back: who was cut off is listed, nobody is blamed, all go on."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from callcontrol.calls.recovery import Recovery
from callcontrol.files import DirectFiles
from callcontrol.tests.test_in_step import keep
from callcontrol.tests.test_outbound import reach_citizen
from callcontrol.tests.test_preview import give
from callcontrol.tests.test_recovery import survey
from callcontrol.tests.virtual import run
from callcontrol.tests.world import World
from callcontrol.watch.engine_runs import EngineRuns

MakeWorld = Callable[[], World]


def die(world: World) -> None:
    """Let the engine lose everything, as ``kill -9`` does."""
    world.engine.channels.clear()
    world.engine.bridges.clear()


def test_citizens_who_were_cut_off_are_listed_and_operators_are_sane(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        talking, dialling, calling = (world.operator(number) for number in (1, 2, 3))
        talk, _ = await world.talk(talking)
        reached = await reach_citizen(world, calling)
        world.engine.pick_up(reached)
        await world.settle()
        desk = world.floor.get(2)
        assert desk is not None
        give(world, dialling, mode="progressive")
        world.engine.dial("12346")
        await world.settle()
        waiting = next(call for call in world.registry if call.notes.phase == "waiting")
        cut_off = {
            world.call(talk).call_id,
            waiting.call_id,
            world.call(reached).call_id,
        }
        die(world)
        recovery = Recovery(world.registry, world.runner.resume)
        lost = await recovery.run(survey(world), is_engine_new=True)
        assert set(lost) == cut_off
        await world.settle()
        ended = [one for one in world.journal.events if one.kind == "call.ended"]
        assert len(ended) == 4
        assert {one.cause for one in ended} == {"engine_lost"}
        assert {one.ended_by for one in ended if one.call_id in cut_off} == {"system"}
        world.assert_nothing_left([talking, dialling, calling])

    run(story())


def test_calls_of_an_earlier_run_of_ours_are_listed_too(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        operator = old.operator()
        channel, _ = await old.talk(operator)
        call_id = old.call(channel).call_id
        await old.registry.abandon()
        new = make_world()
        new.floor.load()
        recovery = Recovery(new.registry, new.runner.resume)
        assert await recovery.run(survey(new), is_engine_new=True) == [call_id]
        ended = new.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by, ended.cause) == (
            "answered",
            "system",
            "engine_lost",
        )

    run(story())


def test_preview_outlives_a_connection_that_broke(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        call = give(world, operator)
        await world.settle()
        await Recovery(world.registry, world.runner.resume).run(survey(world))
        await world.settle()
        assert call.notes.phase == "preview"
        assert operator.state == "offered"

    run(story())


def test_nobody_is_offered_a_call_before_the_phone_is_back_nor_blamed_for_it(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1, device="browser")
        world.engine.unregistered.add(operator.endpoint)
        keeper = await keep(world)
        await keeper.begin()
        world.engine.dial("12346")
        await asyncio.sleep(15)
        assert operator.state == "ready"
        assert not world.engine.ringing(operator.endpoint)
        world.engine.unregistered.clear()
        await operator.ring(seconds=3)

    run(story())


def test_phone_that_does_not_come_back_is_told_after_a_while(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1, device="browser")
        world.engine.unregistered.add(operator.endpoint)
        keeper = await keep(world)
        await keeper.begin()
        await asyncio.sleep(35)
        assert (operator.state, operator.page.state.reason) == ("not_ready", "phone_unreachable")

    run(story())


def test_another_run_of_the_engine_is_told_from_a_broken_connection(tmp_path: Path) -> None:
    path = tmp_path / "engine-run"
    first = EngineRuns(path, DirectFiles())
    assert [first.is_new(at) for at in ("10:00", "10:00", "11:00")] == [False, False, True]
    second = EngineRuns(path, DirectFiles())
    assert [second.is_new(at) for at in ("11:00", "12:00")] == [False, True]
