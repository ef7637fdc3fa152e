"""Out of step: what no event told is found at the second look and healed within seconds."""

import asyncio
from collections.abc import Callable
from uuid import uuid4

from callcontrol.asterisk.engine import Leg
from callcontrol.operators.states import Verb
from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import World
from callcontrol.watch.in_step import StepKeeper
from contracts.operator_messages import Notice

MakeWorld = Callable[[], World]
HEALED_WITHIN = 5.0


async def keep(world: World) -> StepKeeper:
    """Start the keeper beside the story; it ends with the loop."""
    keeper = StepKeeper(
        world.engine, world.registry, world.floor, match=world.room.match, clock=clock
    )
    world.keeper_task = asyncio.create_task(keeper.run())
    return keeper


async def within_seconds(world: World, happened: Callable[[], object]) -> None:
    await world.until(happened, HEALED_WITHIN)


def test_ready_operator_whose_phone_is_gone_is_told_and_not_ready(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1, device="browser")
        keeper = await keep(world)
        await asyncio.sleep(10)
        assert operator.state == "ready"
        world.engine.unregistered.add(operator.endpoint)
        await within_seconds(world, lambda: operator.state == "not_ready")
        assert operator.page.state.reason == "phone_unreachable"
        (notice,) = [one for one in operator.page.messages if isinstance(one, Notice)]
        assert notice.text.startswith("您的电话未注册")
        assert [one.subject for one in keeper.read(clock())] == ["operator:1"]
        await asyncio.sleep(61)
        assert keeper.read(clock()) == []
        world.engine.unregistered.clear()
        operator.say("set_state", state="ready")
        await asyncio.sleep(10)
        assert operator.state == "ready"

    run(story())


def test_phone_that_registers_a_moment_after_its_page_is_left_alone(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1, device="browser")
        world.engine.unregistered.add(operator.endpoint)
        await keep(world)
        await asyncio.sleep(3)
        world.engine.unregistered.clear()
        await asyncio.sleep(10)
        assert operator.state == "ready"

    run(story())


def test_operator_tied_to_a_call_that_does_not_exist_is_freed(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        talking, offered = world.operator(1), world.operator(2)
        for number, verb in ((1, Verb.DIAL), (2, Verb.OFFER)):
            desk = world.floor.get(number)
            assert desk is not None
            world.floor.take(desk, verb, uuid4())
        await keep(world)
        await within_seconds(world, lambda: talking.state == "wrap_up")
        await within_seconds(world, lambda: offered.state == "ready")

    run(story())


def test_citizen_who_left_without_an_event_ends_the_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        channel, _ = await world.talk(operator)
        await keep(world)
        await asyncio.sleep(10)
        assert operator.state == "talking"
        del world.engine.channels[channel]
        await within_seconds(world, lambda: operator.state == "wrap_up")
        await world.settle()
        world.assert_nothing_left([operator])
        assert world.meter.channels == 0

    run(story())


def test_leg_that_belongs_to_no_call_is_hung_up(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        leg = Leg(
            channel="seat-orphan",
            endpoint="PJSIP/8001w",
            arguments=("seat", str(uuid4())),
            caller_id="1",
            ring_seconds=5,
        )
        world.engine.route(leg.channel, lambda _event: None)
        await world.engine.place(leg)
        keeper = await keep(world)
        await within_seconds(world, lambda: not world.engine.channels)
        assert [one.subject for one in keeper.healed] == ["channel:seat-orphan"]

    run(story())


def test_calls_in_progress_are_never_touched(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1), world.operator(2, device="browser")
        keeper = await keep(world)
        await world.talk(first)
        channel = world.engine.dial("12345")
        await world.talk(second)
        await asyncio.sleep(60)
        assert not keeper.healed
        assert channel in world.engine.channels
        assert (first.state, second.state) == ("talking", "talking")

    run(story())
