"""Work items: shown first and dialled by the operator, or dialled at once; and how they fail."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from callcontrol.calls.call import Call
from callcontrol.tests.test_meter import limit
from callcontrol.tests.test_outbound import TRUNK, reach_citizen
from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import Operator, World
from contracts.commands import WorkItem

MakeWorld = Callable[[], World]


def give(world: World, operator: Operator, **changes: Any) -> Call:
    """Begin a work item for an operator who is ready, as the ACD does."""
    item = {
        "item_id": uuid4(),
        "correlation_id": uuid4(),
        "number": "13900002222",
        "purpose": "survey",
        "reference": "S-1",
        "label": "满意度调查 第3号",
        "queue": "general",
        "not_before": clock(),
        "expires_at": clock() + timedelta(hours=1),
    }
    desk = world.floor.get(operator.number)
    assert desk is not None
    return world.registry.open_outbound(WorkItem.model_validate({**item, **changes}), desk)


def test_preview_is_shown_then_dialled_by_the_operator(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        limit(world, caller_ids={"survey": "089812345"})
        operator = world.operator()
        call = give(world, operator)
        await world.settle()
        view = operator.page.call
        assert view is not None
        assert (view.phase, view.label) == ("preview", "满意度调查 第3号")
        assert view.ring_until == clock().replace(microsecond=0) + timedelta(seconds=60)
        assert operator.state == "offered"
        assert not world.engine.ringing(operator.endpoint)
        operator.say("start_preview", call_id=call.call_id)
        world.engine.pick_up(await operator.ring())
        await world.until(lambda: world.engine.ringing(TRUNK))
        (citizen,) = world.engine.ringing(TRUNK)
        leg = world.engine.channels[citizen].leg
        assert leg is not None
        assert leg.caller_id == "089812345"
        world.engine.pick_up(citizen)
        await world.settle()
        assert operator.state == "talking"
        world.engine.leave(citizen)
        await world.settle()
        assert operator.state == "wrap_up"
        assert world.journal.last("call.ended").outcome == "answered"
        world.assert_nothing_left([operator])

    run(story())


def test_preview_skipped_frees_the_operator_at_once(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        call = give(world, operator)
        await world.settle()
        operator.say("skip_preview", call_id=call.call_id, reason="重复")
        await world.settle()
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by, ended.cause) == (
            "not_reached",
            "operator",
            "skipped",
        )
        assert operator.state == "ready"
        assert "call.offer_missed" not in world.journal.kinds()
        world.assert_nothing_left([operator])

    run(story())


def test_preview_nobody_looks_at_ends_and_the_operator_is_not_ready(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        give(world, operator, preview_seconds=20)
        await asyncio.sleep(21)
        assert world.journal.last("call.ended").cause == "preview_expired"
        assert (operator.page.state.state, operator.page.state.reason) == (
            "not_ready",
            "preview_expired",
        )
        world.assert_nothing_left([operator])

    run(story())


def test_preview_of_a_number_barred_meanwhile_is_refused_and_stays(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        call = give(world, operator)
        limit(world, barred_prefixes=["139"])
        operator.say("start_preview", call_id=call.call_id)
        await world.settle()
        assert operator.page.refusals == ["barred_number"]
        assert call.notes.phase == "preview"

    run(story())


def test_progressive_item_rings_the_operator_at_once(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        give(world, operator, mode="progressive")
        leg = await operator.ring(seconds=1)
        placed = world.engine.channels[leg].leg
        assert placed is not None
        assert placed.headers["X-Auto-Answer"] == "1"
        assert operator.state == "talking"

    run(story())


@pytest.mark.parametrize(
    ("network", "cause"),
    [(17, "busy"), (19, "no_answer"), (21, "rejected"), (1, "unreachable"), (34, "unreachable")],
)
def test_cause_of_the_network_is_journaled_in_a_word(
    make_world: MakeWorld, network: int, cause: str
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        citizen = await reach_citizen(world, operator)
        world.engine.leave(citizen, network)
        await world.settle()
        ended = world.journal.last("call.ended")
        assert (ended.outcome, ended.cause) == ("not_reached", cause)

    run(story())


def test_cause_of_an_operator_who_gives_up_or_never_answers(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator, other = world.operator(1), world.operator(2)
        await reach_citizen(world, operator)
        (call,) = world.registry
        operator.say("hang_up", call_id=call.call_id)
        await world.settle()
        assert world.journal.last("call.ended").cause == "operator_gave_up"
        give(world, other, mode="progressive")
        await asyncio.sleep(25)
        assert world.journal.last("call.ended").cause == "operator_unreachable"
        world.assert_nothing_left([operator, other])

    run(story())
