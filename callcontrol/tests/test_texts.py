"""Conversations in writing beside calls: who gets them, and what a call does then (CHN-01)."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import Operator, World
from contracts.call_events import TextAssigned, TextWithdrawn
from contracts.commands import HeldText, OfferTexts, WaitingText
from contracts.operator_messages import TextEnded, TextOffered

MakeWorld = Callable[[], World]


def text(number: int, **more: Any) -> WaitingText:
    """Describe a conversation that waits."""
    since = clock() - timedelta(seconds=60 - number)
    usual = {"conversation_id": UUID(int=number), "queue": "general", "since": since}
    return WaitingText.model_validate({**usual, "label": f"微信 L{number}", **more})


def held(number: int, operator: int, *, is_seen: bool = True) -> HeldText:
    """Describe a conversation somebody has."""
    return HeldText(conversation_id=UUID(int=number), operator_id=operator, is_seen=is_seen)


def hands(world: World) -> dict[int, list[int]]:
    """Number the conversations of every operator who has some."""
    return {
        desk.operator_id: sorted(each.int for each in desk.texts)
        for desk in world.floor
        if desk.texts
    }


def heard(operator: Operator, kind: type[TextOffered | TextEnded]) -> list[int]:
    """List the conversations the page heard of in this way."""
    return [one.conversation_id.int for one in operator.page.messages if isinstance(one, kind)]


def written(world: World, kind: str) -> list[tuple[int, int]]:
    """List what the journal says: conversation and operator."""
    return [
        (one.conversation_id.int, one.operator_id)
        for one in world.journal.events
        if isinstance(one, TextAssigned | TextWithdrawn) and one.kind == kind
    ]


def test_three_at_once_and_then_the_next_operator(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1), world.operator(2)
        await world.settle()
        answer = world.commands.offer_texts(
            OfferTexts(waiting=[text(number) for number in range(1, 9)], held=[])
        )
        await world.settle()
        assert answer.ok
        assert hands(world) == {1: [1, 2, 3], 2: [4, 5, 6]}
        assert heard(first, TextOffered) == [1, 2, 3]
        assert first.page.state.texts == [UUID(int=1), UUID(int=2), UUID(int=3)]
        assert (first.state, second.state) == ("ready", "ready")
        assert written(world, "text.assigned")[2:4] == [(3, 1), (4, 2)]

    run(story())


def test_how_many_at_once_is_what_was_set_for_each(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.operator(1), world.operator(2), world.operator(3)
        await world.settle()
        waiting = [text(number) for number in range(1, 9)]
        world.room.offer_texts(waiting, [], {1: 0, 2: 5})
        await world.settle()
        assert {who: len(has) for who, has in hands(world).items()} == {2: 5, 3: 3}
        mine = [held(number, who) for who, has in hands(world).items() for number in has]
        world.room.offer_texts([text(9), text(10)], mine, {1: 1, 2: 5})
        await world.settle()
        assert hands(world)[1] == [9]
        world.engine.dial("12346")
        await world.until(lambda: any(desk.state.name == "offered" for desk in world.floor))

    run(story())


def test_a_waiting_call_goes_first_and_whoever_talks_gets_no_text(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        channel = world.engine.dial("12346")
        world.room.offer_texts([text(1)], [])
        await world.settle()
        operator = world.operator()
        await operator.pick_up()
        assert not hands(world)
        world.engine.leave(channel)
        await world.until(lambda: operator.state == "wrap_up")
        assert not hands(world)
        operator.say("finish_wrap_up")
        await world.settle()
        assert hands(world) == {1: [1]}

    run(story())


def test_a_call_reaches_an_operator_with_texts_when_nobody_is_without(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        busy = world.operator(1)
        held_now = [held(number, 1) for number in (1, 2, 3, 4)]
        world.room.offer_texts([text(9)], held_now)
        await world.settle()
        assert hands(world) == {1: [1, 2, 3, 4]}
        idle = world.operator(2)
        await world.settle()
        assert hands(world)[2] == [9]
        world.engine.dial("12346")
        await idle.pick_up()
        world.engine.dial("12346")
        await busy.pick_up()
        assert hands(world) == {1: [1, 2, 3, 4], 2: [9]}

    run(story())


def test_what_is_not_opened_goes_to_the_next_and_the_absent_one_is_not_ready(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        absent = world.operator(1)
        await world.settle()
        world.room.offer_texts([text(1)], [])
        await asyncio.sleep(5)
        world.room.offer_texts([], [held(1, 1, is_seen=False)])
        await asyncio.sleep(26)
        assert not hands(world)
        assert written(world, "text.withdrawn") == [(1, 1)]
        assert heard(absent, TextEnded) == [1]
        assert (absent.state, absent.page.state.reason) == ("not_ready", "missed_text")
        world.room.offer_texts([], [held(1, 1, is_seen=False)])
        assert not hands(world), "the business side does not know it yet"
        absent.say("set_state", state="ready")
        world.room.offer_texts([text(1)], [])
        await world.settle()
        assert not hands(world), "not to the same operator at once"
        world.operator(2)
        await world.settle()
        assert hands(world) == {2: [1]}

    run(story())


def test_alone_on_the_floor_the_same_operator_gets_it_after_a_while(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        world.room.offer_texts([], [held(1, 1)])
        world.room.offer_texts([text(1)], [])
        await world.settle()
        assert not hands(world), "handed back by hand"
        await asyncio.sleep(301)
        world.room.offer_texts([text(1)], [])
        await world.settle()
        assert heard(operator, TextOffered) == [1]

    run(story())


def test_who_was_called_away_before_opening_is_not_to_blame(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        await world.settle()
        world.room.offer_texts([text(1)], [])
        await world.settle()
        world.engine.dial("12346")
        await operator.pick_up()
        await asyncio.sleep(31)
        assert written(world, "text.withdrawn") == [(1, 1)]
        assert operator.state == "talking"

    run(story())


def test_opened_in_time_it_stays_and_ends_with_the_conversation(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        await world.settle()
        world.room.offer_texts([text(1)], [])
        await asyncio.sleep(2)
        world.room.offer_texts([], [held(1, 1)])
        await asyncio.sleep(120)
        assert hands(world) == {1: [1]}
        world.room.offer_texts([], [])
        assert not hands(world)
        assert heard(operator, TextEnded) == [1]
        assert operator.state == "ready"

    run(story())


def test_a_word_sent_before_ours_arrived_gives_nothing_twice(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.operator(1)
        world.operator(2)
        await world.settle()
        for _ in range(3):
            world.room.offer_texts([text(1)], [])
            await world.settle()
        assert hands(world) == {1: [1]}
        world.room.offer_texts([], [held(1, 2)])
        assert hands(world) == {2: [1]}, "a colleague took it by hand"

    run(story())


def test_after_a_restart_the_load_is_known_again(make_world: MakeWorld) -> None:
    async def story() -> None:
        before = make_world()
        before.operator(1)
        before.operator(2)
        before.room.offer_texts([text(9)], [held(number, 1) for number in (1, 2, 3)])
        await before.settle()
        assert hands(before) == {1: [1, 2, 3], 2: [9]}
        after = make_world()
        after.floor.load()
        for number in (1, 2):
            assert Operator(after, number, "desk_phone", {"lang:zh": 3, "queue:general": 3}).hello()
        after.room.offer_texts([text(10)], [*(held(number, 1) for number in (1, 2, 3)), held(9, 2)])
        await after.settle()
        assert hands(after) == {1: [1, 2, 3], 2: [9, 10]}

    run(story())


def test_language_and_the_operator_known_are_respected(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        world.operator(1)
        world.operator(2, skills={"lang:zh": 3, "queue:general": 3, "lang:en": 3})
        world.operator(3)
        await world.settle()
        world.room.offer_texts([text(1, language="en"), text(2, prefers=3)], [])
        await world.settle()
        assert hands(world) == {2: [1], 3: [2]}

    run(story())
