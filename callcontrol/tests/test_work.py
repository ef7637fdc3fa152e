"""The stock of outbound calls: for whoever would be idle, never before a citizen (CB-05)."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from callcontrol.tests.test_outbound import TRUNK
from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import World
from contracts.commands import OfferWork, WorkItem

MakeWorld = Callable[[], World]


def item(**more: Any) -> WorkItem:
    """Describe a call to place; progressive unless told otherwise."""
    return WorkItem.model_validate(
        {
            "item_id": uuid4(),
            "correlation_id": uuid4(),
            "number": "13900002222",
            "purpose": "survey",
            "reference": "S-1",
            "queue": "general",
            "mode": "progressive",
            "not_before": clock(),
            "expires_at": clock() + timedelta(hours=1),
            **more,
        }
    )


def outbound(world: World) -> list[str]:
    """List the references of the outbound calls under way."""
    return [one.notes.reference for one in world.registry if one.notes.direction == "outbound"]


def test_command_replaces_the_stock(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        assert world.commands.offer_work(OfferWork(items=[item()])).ok
        await operator.ring()
        assert outbound(world) == ["S-1"]

    run(story())


def test_idle_operator_gets_the_work_and_the_same_item_is_never_begun_twice(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        work = item()
        world.room.offer_work([work])
        operator = world.operator()
        await operator.ring()
        assert outbound(world) == ["S-1"]
        world.room.offer_work([work])
        await asyncio.sleep(120)
        world.room.offer_work([work])
        operator.say("set_state", state="ready")
        await asyncio.sleep(60)
        entered = [one for one in world.journal.events if one.kind == "call.entered"]
        assert [one.call_id for one in entered] == [work.item_id]

    run(story())


def test_citizen_who_waits_goes_before_any_work(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.room.offer_work([item(priority=9)])
        await asyncio.sleep(600)
        channel = world.engine.dial("12346")
        await world.settle()
        operator = world.operator()
        await operator.pick_up()
        assert world.call(channel).notes.phase == "talking"
        assert not outbound(world)

    run(story())


def test_one_ready_operator_stays_free_for_citizens_on_a_larger_floor(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operators = [world.operator(number) for number in range(1, 6)]
        world.room.offer_work([item(reference=f"S-{number}") for number in range(9)])
        await world.settle()
        assert len(outbound(world)) == 4
        assert [one.state for one in operators].count("ready") == 1

    run(story())


def test_preview_is_shown_before_anything_is_dialled(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        world.room.offer_work([item(mode="preview", label="回访 1")])
        await world.settle()
        assert operator.page.call is not None
        assert (operator.page.call.phase, operator.page.call.label) == ("preview", "回访 1")
        assert not world.engine.channels

    run(story())


def test_work_waits_for_its_hour_and_ends_with_it(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        early = item(not_before=clock() + timedelta(minutes=5))
        late = item(expires_at=clock() + timedelta(minutes=1), queue="enterprise")
        world.room.offer_work([early, late])
        await asyncio.sleep(299)
        assert operator.state == "ready"
        await operator.ring(seconds=2)
        another = world.operator(2, skills={"lang:zh": 3, "queue:enterprise": 3})
        await asyncio.sleep(60)
        assert another.state == "ready"

    run(story())


def test_higher_priority_then_the_given_order(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.room.offer_work(
            [item(reference="a"), item(reference="b"), item(reference="c", priority=1)]
        )
        for number in (1, 2, 3):
            world.operator(number)
            await world.settle()
        assert outbound(world) == ["c", "a", "b"]

    run(story())


def test_stock_that_is_replaced_is_no_longer_begun(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.room.offer_work([item()])
        world.room.offer_work([])
        operator = world.operator()
        await asyncio.sleep(60)
        assert operator.state == "ready"

    run(story())


def test_full_trunk_postpones_the_work_and_the_operator_stays_free(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        rules = world.configuration.dialling.model_copy(update={"outbound_reserve": 100})
        free = world.configuration
        world.configuration = free.model_copy(update={"dialling": rules})
        operator = world.operator()
        world.room.offer_work([item(reference=f"S-{number}") for number in range(20)])
        await asyncio.sleep(30)
        assert operator.state == "ready"
        channel = world.engine.dial("12346")
        await operator.pick_up()
        world.engine.leave(channel)
        world.configuration = free
        await operator.ring(seconds=120)
        assert outbound(world) == ["S-0"]

    run(story())


def test_operator_who_used_the_limit_up_gets_no_work_but_a_colleague_does(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        rules = world.configuration.dialling.model_copy(update={"operator_hourly_calls": 1})
        world.configuration = world.configuration.model_copy(update={"dialling": rules})
        first = world.operator(1)
        world.room.offer_work([item(reference="a"), item(reference="b")])
        world.engine.pick_up(await first.ring())
        await world.until(lambda: world.engine.ringing(TRUNK))
        world.engine.refuse(world.engine.ringing(TRUNK)[0])
        await asyncio.sleep(31)
        assert first.state == "ready"
        assert not outbound(world)
        await world.operator(2).ring()
        assert outbound(world) == ["b"]
        assert first.state == "ready"

    run(story())


def test_number_that_may_never_be_dialled_is_dropped(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        world.room.offer_work([item(number="0085212345678"), item(reference="good")])
        await operator.ring()
        assert outbound(world) == ["good"]

    run(story())
