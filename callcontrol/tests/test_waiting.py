"""The waiting room: who goes first, who is known, what is foreseen (VOI-18)."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from callcontrol.acd.policies import find_policy
from callcontrol.tests.queueing import SECOND, A, B, C, left, publish, queued
from callcontrol.tests.virtual import run
from callcontrol.tests.world import World
from contracts.credentials import number_index
from contracts.telephony_config import CallerMark

MakeWorld = Callable[[], World]


# ---- who goes first


def test_vip_goes_before_whoever_waits_no_longer_than_the_head_start(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        vip = CallerMark(number_index=number_index("seats", B), kind="vip")
        world.configuration = world.configuration.model_copy(update={"callers": [vip]})
        early = world.engine.dial("12346", A)
        await asyncio.sleep(140)
        important = world.engine.dial("12346", B)
        await world.settle()
        operator = world.operator()
        await operator.pick_up()
        assert world.call(important).notes.phase == "talking"
        assert world.call(early).notes.phase == "waiting"
        assert queued(world)[-1].reasons == ["vip"]
        assert (queued(world)[-1].priority, queued(world)[-1].position) == (5, 1)
        assert operator.page.call is not None
        assert operator.page.call.reasons == ["vip"]

    run(story())


def test_who_hung_up_waiting_goes_first_next_time(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.engine.leave(world.engine.dial("12346", B))
        await world.settle()
        gives_up = world.engine.dial("12346", B)
        await asyncio.sleep(60)
        world.engine.leave(gives_up)
        await world.settle()
        world.engine.dial("12346", A)
        await asyncio.sleep(50)
        back = world.engine.dial("12346", B)
        await world.settle()
        assert "abandoned_before" in queued(world)[-1].reasons
        await world.operator().pick_up()
        assert world.call(back).notes.phase == "talking"
        assert ("general", "caller_left") in left(world)

    run(story())


def test_who_was_missed_by_one_operator_goes_before_everybody(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, prefers_last_operator=False)
        missed = world.engine.dial("12346", A)
        first = world.operator(1)
        await first.ring()
        world.configuration = world.configuration.model_copy(
            update={"callers": [CallerMark(number_index=number_index("seats", B), kind="vip")]}
        )
        world.engine.dial("12346", B)
        await asyncio.sleep(16)
        assert world.call(missed).notes.reasons == ["first"]
        await world.operator(2).pick_up()
        assert world.call(missed).notes.phase == "talking"
        assert len(queued(world)) == 2, "a missed offer is no second visit"

    run(story())


# ---- the operator one knows


async def talk_and_wrap_up(world: World, operator: Any, caller: str) -> None:
    """Let a citizen talk to the operator, who then is ready again."""
    channel = world.engine.dial("12346", caller)
    await operator.pick_up()
    world.engine.leave(channel)
    await world.settle()
    operator.say("set_state", state="ready")
    await world.settle()


def test_last_operator_is_rung_although_another_is_idle_longer(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        known = world.operator(1)
        await talk_and_wrap_up(world, known, A)
        known.say("set_state", state="break")
        other = world.operator(2)
        await asyncio.sleep(60)
        known.say("set_state", state="ready")
        world.engine.dial("12346", A)
        await known.ring(seconds=1)
        assert known.page.call is not None
        assert known.page.call.is_last_operator
        assert not world.engine.ringing(other.endpoint)

    run(story())


def test_caller_waits_a_while_for_the_last_operator_in_wrap_up(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, wrap_up_seconds=10)
        known = world.operator(1)
        channel = world.engine.dial("12346", A)
        await known.pick_up()
        world.engine.leave(channel)
        await world.settle()
        other = world.operator(2)
        world.engine.dial("12346", A)
        await asyncio.sleep(5)
        assert other.state == "ready"
        await known.ring(seconds=6)
        assert other.state == "ready"

    run(story())


@pytest.mark.parametrize("way", ["too long", "signed out"])
def test_caller_does_not_wait_for_an_operator_who_does_not_come(
    make_world: MakeWorld, way: str
) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, wrap_up_seconds=19)
        known = world.operator(1)
        channel = world.engine.dial("12346", A)
        await known.pick_up()
        world.engine.leave(channel)
        await world.settle()
        other = world.operator(2)
        world.engine.dial("12346", A)
        await asyncio.sleep(5)
        assert other.state == "ready"
        if way == "signed out":
            known.say("sign_out")
        else:
            known.say("set_state", state="not_ready")
        await other.ring(seconds=16)

    run(story())


# ---- pulled, transferred, foreseen


def test_leader_gives_a_citizen_to_an_operator_past_the_line(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        early, late = world.engine.dial("12346", A), world.engine.dial("12346", B)
        await world.settle()
        busy = world.operator(3, is_ready=False)
        desk = world.floor.get(busy.number)
        assert desk is not None
        late_id = world.call(late).call_id
        refusal = world.room.pull(late_id, desk)
        assert refusal is not None
        assert refusal.code == "busy"
        expert = world.operator(1, skills={"lang:en": 1})
        desk = world.floor.get(expert.number)
        assert desk is not None
        await world.settle()
        assert world.room.pull(late_id, desk) is None
        await expert.pick_up()
        assert world.call(late).notes.phase == "talking"
        assert world.call(early).notes.phase == "waiting"
        refusal = world.room.pull(late_id, desk)
        assert refusal is not None
        assert refusal.code == "no_target"

    run(story())


def test_citizen_sent_to_another_queue_waits_anew_there(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, SECOND, wrap_up_seconds=0)
        giver = world.operator(1)
        channel, _ = await world.talk(giver)
        call = world.call(channel)
        giver.say(
            "blind_transfer", call_id=call.call_id, target={"kind": "queue", "value": "second"}
        )
        await asyncio.sleep(3)
        assert (call.notes.phase, call.notes.queue) == ("waiting", "second")
        again = queued(world)[-1]
        assert (again.queue, again.is_again, again.reasons) == ("second", True, ["transferred"])
        assert again.priority == 2
        await world.operator(2, skills={"lang:zh": 3, "queue:second": 3}).pick_up()
        assert left(world) == [("general", "answered"), ("second", "answered")]

    run(story())


def test_place_and_wait_are_foreseen_by_those_who_could_answer(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        for number in (1, 2):
            await world.talk(world.operator(number))
        english = world.operator(3, skills={"lang:en": 3, "queue:general": 3})
        channels = []
        for caller in (A, B, C):
            channels.append(world.engine.dial("12346", caller))
            await world.settle()
        events = queued(world)[-3:]
        assert [one.position for one in events] == [1, 2, 3]
        waits = [one.estimated_wait_seconds for one in events]
        assert waits == [90, 180, 270], "two operators, three minutes each"
        policy = find_policy(world.configuration, "general")
        forecast = world.room.forecast(world.call(channels[2]), policy)
        assert forecast.position == 3
        assert 0 < forecast.chance_in_time < 0.01
        assert world.room.wait_in("general") == 360
        assert world.room.wait_in("enterprise") is None
        assert english.state == "ready"
        speaks = world.engine.dial("12345", "13800000009")
        await world.settle()
        world.call(speaks).notes.language = "en"
        assert world.room.forecast(world.call(speaks), policy).expected_wait_seconds == 0

    run(story())


def test_asking_before_joining_counts_nobody_and_changes_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        await world.talk(world.operator())
        world.engine.dial("12346", A)
        await world.settle()
        asks = world.engine.dial("12345", B)
        await world.settle()
        call = world.call(asks)
        before = call.notes.model_copy(deep=True)
        policy = find_policy(world.configuration, "general")
        assert world.room.forecast(call, policy).position == 2
        assert world.room.forecast(call, policy).expected_wait_seconds == 360
        assert call.notes == before
        assert world.room.view().waiting == 1

    run(story())


def test_estimate_is_said_after_the_place(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        await world.talk(world.operator())
        world.engine.dial("12346", A)
        await world.settle()
        second = world.engine.dial("12346", B)
        await world.settle()
        heard = world.engine.channels[second].hears
        assert heard.startswith("zh sound:hotline/position-prefix,sound:digits/1")
        assert heard.endswith("sound:hotline/estimate-suffix")
        assert "sound:digits/10" in heard  # two times three minutes, rounded upwards

    run(story())


def test_view_counts_citizens_and_parked_calls(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.engine.dial("12346", A)
        await asyncio.sleep(7)
        view = world.room.view()
        assert (view.waiting, view.longest_wait_seconds, view.ready_operators) == (1, 7, 0)
        assert view.parked == []

    run(story())
