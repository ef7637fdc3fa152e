"""Return calls keep their place: in line without a call, rung in turn (VOI-18, 回拨)."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from callcontrol.acd.calling_hours import is_open, may_ring, next_open
from callcontrol.operators.ledger import DayLedger
from callcontrol.tests.virtual import MORNING, clock, run
from callcontrol.tests.world import Operator, World
from callcontrol.watch.board import FloorBoard, Outlook

MakeWorld = Callable[[], World]
ASKER, LATER = "13900003333", "13900004444"


async def ask_return(world: World, caller: str = ASKER) -> UUID:
    """Let a citizen wait a moment, ask to be rung back and hang up."""
    channel = world.engine.dial("12346", caller)
    await world.settle()
    call = world.call(channel)
    return_call_id = world.room.keep_place(call, "general", caller)
    call.notes.journey.outcome = "return_asked"
    world.engine.leave(channel)
    await world.settle()
    return return_call_id


def settled(world: World) -> list[str]:
    """List the outcomes of all return calls so far."""
    return [one.outcome for one in world.journal.events if one.kind == "call.return_settled"]


async def citizen_answers(world: World, operator: Operator) -> None:
    """The operator's phone answers, then the citizen's."""
    world.engine.pick_up(await operator.ring())
    await world.until(lambda: world.engine.ringing(f"PJSIP/{ASKER}@trunk"))
    world.engine.pick_up(world.engine.ringing(f"PJSIP/{ASKER}@trunk")[0])
    await world.until(lambda: operator.page.call and operator.page.call.phase == "talking")


def test_who_asked_to_be_rung_back_goes_before_whoever_called_later(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        return_call_id = await ask_return(world)
        await asyncio.sleep(60)
        late = world.engine.dial("12346", LATER)
        await world.settle()
        operator = world.operator()
        await citizen_answers(world, operator)
        assert world.call(late).notes.phase == "waiting"
        made = next(call for call in world.registry if call.notes.direction == "outbound")
        assert made.notes.purpose == "return_call"
        assert made.notes.reference == str(return_call_id)
        operator.say("hang_up", call_id=made.call_id)
        await world.settle()
        event = world.journal.last("call.return_settled")
        assert (event.return_call_id, event.outcome) == (return_call_id, "answered")
        assert event.made_call_id == made.call_id
        assert len(world.room.returns) == 0

    run(story())


def test_whoever_called_earlier_goes_before_the_return_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        early = world.engine.dial("12346", LATER)
        await asyncio.sleep(10)
        await ask_return(world)
        operator = world.operator()
        await operator.pick_up()
        assert world.call(early).notes.phase == "talking"
        assert len(world.room.returns) == 1
        assert not settled(world)

    run(story())


def test_citizen_who_does_not_answer_is_settled_as_not_reached(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        await ask_return(world)
        operator = world.operator()
        world.engine.pick_up(await operator.ring())
        await asyncio.sleep(60)
        assert settled(world) == ["not_reached"]
        assert len(world.room.returns) == 0

    run(story())


def test_operator_whose_phone_stays_silent_does_not_cost_the_citizen_the_place(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        await ask_return(world)
        first = world.operator(1)
        await first.ring()
        await asyncio.sleep(25)
        assert not settled(world)
        first.say("set_state", state="break")
        await world.settle()
        await citizen_answers(world, world.operator(2))
        assert not settled(world)

    run(story())


def test_citizen_who_calls_again_and_is_answered_is_not_rung_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        await ask_return(world)
        again = world.engine.dial("12346", ASKER)
        await world.settle()
        operator = world.operator()
        desk = world.floor.get(operator.number)
        assert desk is not None
        assert world.room.pull(world.call(again).call_id, desk) is None
        await operator.pick_up()
        assert world.call(again).notes.phase == "talking"
        assert settled(world) == ["withdrawn"]

    run(story())


def test_asking_twice_keeps_the_older_place_once(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        await ask_return(world)
        await asyncio.sleep(60)
        await ask_return(world)
        assert len(world.room.returns) == 1
        assert settled(world) == ["withdrawn"]
        between = world.engine.dial("12346", LATER)
        await world.settle()
        await citizen_answers(world, world.operator())
        assert world.call(between).notes.phase == "waiting"

    run(story())


def test_floor_shows_who_keeps_a_place_with_a_masked_number(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        await ask_return(world)
        board = FloorBoard(
            world.floor,
            world.registry,
            DayLedger(day=MORNING.date()),
            Outlook(points=world.room.points_of, returns=world.room.returning),
        )
        view = board.view([], now=clock())
        (waiting,) = view.waiting
        assert (waiting.is_return_call, waiting.caller) == (True, "139****3333")
        assert waiting.since < clock()
        assert view.queues[0].waiting == 0, "nobody is on the line"
        leader = world.operator()
        desk = world.floor.get(leader.number)
        assert desk is not None
        assert world.room.pull(waiting.call_id, desk) is None
        await citizen_answers(world, leader)

    run(story())


def test_restart_keeps_the_place(make_world: MakeWorld) -> None:
    async def story() -> None:
        old = make_world()
        await ask_return(old)
        new = make_world()
        new.room.returns.load()
        assert len(new.room.returns) == 1
        await asyncio.sleep(5)
        late = new.engine.dial("12346", LATER)
        await new.settle()
        await citizen_answers(new, new.operator())
        assert new.call(late).notes.phase == "waiting"

    run(story())


def test_restart_after_the_end_of_the_made_call_rings_nobody_twice(
    make_world: MakeWorld, tmp_path: Path
) -> None:
    async def story() -> None:
        old = make_world()
        await ask_return(old)
        await citizen_answers(old, old.operator())
        await old.registry.abandon()
        new = make_world()
        new.room.returns.load()
        new.room.returns.compare()
        assert settled(new) == ["not_reached"]
        assert not list((tmp_path / "places").glob("*.json"))

    run(story())


def test_nobody_is_rung_at_night_nor_after_a_day(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        await asyncio.sleep(timedelta(hours=12, minutes=55).total_seconds())  # 21:55 in the city
        await ask_return(world)
        await asyncio.sleep(timedelta(minutes=40).total_seconds())
        operator = world.operator()
        await asyncio.sleep(timedelta(hours=1).total_seconds())
        assert operator.state == "ready"
        assert not world.engine.ringing(operator.endpoint)
        operator.say("set_state", state="break")
        await asyncio.sleep(timedelta(hours=24).total_seconds())
        assert settled(world) == ["expired"]

    run(story())


@pytest.mark.parametrize(
    ("hours", "open_now", "opens_in"),
    [
        (0, True, 0),  # 9:00
        (3, False, 2.5),  # 12:00
        (5.5, True, 0),  # 14:30
        (13, False, 10),  # 22:00
        (22, False, 1),  # 7:00 the next day
        (23, True, 0),  # 8:00 the next day
    ],
)
def test_calling_hours_of_a_day(hours: float, *, open_now: bool, opens_in: float) -> None:
    moment = MORNING + timedelta(hours=hours)
    assert is_open(moment) == open_now
    assert next_open(moment) == moment + timedelta(hours=opens_in)
    assert may_ring(moment, asked_at=moment - timedelta(minutes=29))
    assert may_ring(moment, asked_at=moment - timedelta(minutes=31)) == open_now
