"""Limits of a queue: who is asked later, and how one leaves without an answer (VOI-18)."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from callcontrol.acd.policies import find_policy
from callcontrol.tests.queueing import SECOND, A, B, C, left, publish, queued
from callcontrol.tests.virtual import run
from callcontrol.tests.world import BOTH, ZH, World
from contracts.telephony_config import Widening

MakeWorld = Callable[[], World]


# ---- widening, overflow, reserve


def test_lower_level_and_another_group_are_asked_as_the_citizen_waits(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        publish(
            world,
            least_level=5,
            widenings=[Widening(after_seconds=20, fewer_levels=2)],
        )
        operator = world.operator(skills={**ZH, "queue:general": 3})
        world.engine.dial("12346", A)
        await asyncio.sleep(19)
        assert operator.state == "ready"
        await operator.ring(seconds=2)

    run(story())


def test_second_queue_helps_out_and_the_time_is_kept(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, SECOND, overflow_queue="second", overflow_after_seconds=30)
        helper = world.operator(skills={"lang:zh": 3, "queue:second": 3})
        world.engine.dial("12346", A)
        await asyncio.sleep(29)
        assert helper.state == "ready"
        await helper.pick_up()
        first, again = queued(world)
        assert (first.queue, first.is_again) == ("general", False)
        assert (again.queue, again.is_again) == ("second", True)
        answered = world.journal.last("call.answered")
        assert answered.waited_seconds == pytest.approx(30, abs=1)
        assert left(world) == [("second", "answered")]

    run(story())


def test_rare_speaker_is_kept_for_those_who_need_one(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, reserve=1)
        speaker = world.operator(1, skills=BOTH)
        plain = world.operator(2)
        world.engine.dial("12346", A)
        await plain.pick_up()
        waits = world.engine.dial("12346", B)
        await asyncio.sleep(10)
        assert world.call(waits).notes.phase == "waiting"
        english = world.engine.dial("12345", C)
        await world.settle()
        world.engine.press(english, "2")
        await speaker.pick_up()
        assert world.call(english).notes.phase == "talking"
        assert world.call(waits).notes.phase == "waiting"

    run(story())


@pytest.mark.parametrize("has_colleague", [True, False])
def test_reserve_yields_in_the_end_and_at_once_when_nobody_else_is_at_work(
    make_world: MakeWorld, *, has_colleague: bool
) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, reserve=1)
        speaker = world.operator(1, skills=BOTH)
        if has_colleague:
            await world.talk(world.operator(2))
        world.engine.dial("12346", B)
        if has_colleague:
            await asyncio.sleep(55)
            assert speaker.state == "ready"
        await speaker.ring(seconds=6)

    run(story())


def test_reserve_ends_when_the_last_colleague_leaves(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, reserve=1)
        speaker, colleague = world.operator(1, skills=BOTH), world.operator(2)
        await world.talk(colleague)
        world.engine.dial("12346", B)
        await asyncio.sleep(5)
        assert speaker.state == "ready"
        assert colleague.page.call is not None
        colleague.say("hang_up", call_id=colleague.page.call.call_id)
        await world.settle()
        colleague.say("set_state", state="break")
        await speaker.ring(seconds=1)

    run(story())


def test_what_is_published_anew_counts_for_whoever_waits_already(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, least_level=5)
        operator = world.operator()
        world.engine.dial("12346", A)
        await asyncio.sleep(5)
        assert operator.state == "ready"
        publish(world, least_level=1)
        world.configuration = world.configuration.model_copy(update={"version": 2})
        world.room.match_soon()
        await operator.ring(seconds=1)

    run(story())


# ---- the way out


class Waiter:
    """Calls whose flow ends in a queue, and how each came out of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.served: dict[str, Any] = {}
        world.registry._inbound = self._script

    async def _script(self, call: Any) -> Any:
        policy = find_policy(self.world.configuration, "general")
        served = await self.world.room.serve(call, policy, exit_keys={"1": "somewhere"})
        self.served[call.notes.channel] = served
        return served.ended_by or "system"

    async def dial(self, caller: str) -> str:
        """Let a citizen call."""
        channel = self.world.engine.dial("12346", caller)
        await self.world.settle()
        return channel


def test_exit_key_leaves_the_queue(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        waiter = Waiter(world)
        channel = await waiter.dial(A)
        world.engine.press(channel, "7")
        await world.settle()
        world.engine.press(channel, "1")
        await world.settle()
        assert (waiter.served[channel].reason, waiter.served[channel].exit_key) == ("exit_key", "1")
        assert left(world) == [("general", "exit_key")]
        world.assert_nothing_left()

    run(story())


def test_full_queue_turns_newcomers_away_and_both_facts_are_journaled(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, most_waiting=1)
        waiter = Waiter(world)
        first = await waiter.dial(A)
        second = await waiter.dial(B)
        assert waiter.served[second].reason == "full"
        assert left(world) == [("general", "full")]
        assert [one.position for one in queued(world)] == [1, 2]
        assert world.call(first).notes.phase == "waiting"

    run(story())


def test_too_long_a_wait_ends_it(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, longest_wait_seconds=100)
        waiter = Waiter(world)
        channel = await waiter.dial(A)
        await asyncio.sleep(99)
        assert channel not in waiter.served
        await asyncio.sleep(1.1)
        assert waiter.served[channel].reason == "too_long"

    run(story())


def test_nobody_there_is_told_at_once_and_noticed_later(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, leave_when_nobody=True)
        waiter = Waiter(world)
        alone = await waiter.dial(A)
        assert waiter.served[alone].reason == "nobody"
        operator = world.operator(is_ready=False)
        operator.say("set_state", state="break")
        hopeful = await waiter.dial(B)
        assert hopeful not in waiter.served, "somebody on a break may come back"
        operator.say("sign_out")
        await asyncio.sleep(31)
        assert waiter.served[hopeful].reason == "nobody"

    run(story())


def test_key_pressed_when_an_operator_is_found_changes_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        waiter = Waiter(world)
        channel = await waiter.dial(A)
        operator = world.operator()
        world.room.match()
        world.engine.press(channel, "1")
        await operator.pick_up()
        assert world.call(channel).notes.phase == "talking"
        assert left(world) == [("general", "answered")]

    run(story())
