"""Offers: who is rung, who is rung next, and the races around an answer."""

import asyncio
from collections.abc import Callable

import pytest

from callcontrol.calls.spoken import chinese_number, position_media
from callcontrol.tests.virtual import run
from callcontrol.tests.world import BOTH, World

MakeWorld = Callable[[], World]


def test_offer_without_answer_goes_to_the_next_and_the_first_is_not_ready(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1), world.operator(2)
        channel = world.engine.dial("12346")
        await first.ring()
        assert not world.engine.ringing(second.endpoint)
        await asyncio.sleep(15.1)
        assert (first.page.state.state, first.page.state.reason) == ("not_ready", "no_answer")
        assert not world.engine.ringing(first.endpoint)
        await second.pick_up()
        assert world.journal.last("call.offer_missed").reason == "no_answer"
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([first, second])

    run(story())


@pytest.mark.parametrize(
    ("cause", "reason"), [(17, "declined"), (21, "declined"), (20, "unreachable")]
)
def test_offer_refused_by_the_phone_says_why(
    make_world: MakeWorld, cause: int, reason: str
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel = world.engine.dial("12346")
        world.engine.leave(await operator.ring(), cause)
        await world.settle()
        assert (operator.page.state.state, operator.page.state.reason) == ("not_ready", reason)
        assert world.call(channel).notes.phase == "waiting"
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_offer_to_an_unregistered_phone_is_unreachable_and_the_next_is_rung(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1), world.operator(2)
        world.engine.unregistered.add(first.endpoint)
        world.engine.dial("12346")
        await second.pick_up()
        assert first.page.state.reason == "unreachable"

    run(story())


def test_offer_declined_on_the_page_goes_on(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1), world.operator(2)
        world.engine.dial("12346")
        await first.ring()
        assert first.page.call is not None
        call_id = first.page.call.call_id
        first.say("decline", call_id=call_id)
        first.say("decline", call_id=call_id)
        await second.pick_up()
        assert first.page.state.reason == "declined"
        assert not first.page.refusals

    run(story())


def test_answer_at_the_last_moment_and_the_timeout_agree_on_one_story(
    make_world: MakeWorld,
) -> None:
    async def story(moment: float) -> None:
        world = make_world()
        first, second = world.operator(1), world.operator(2)
        channel = world.engine.dial("12346", caller="")
        leg = await first.ring()
        began = world.call(channel).notes.offered_at
        assert began is not None
        asyncio.get_running_loop().call_later(moment, world.engine.pick_up, leg)
        await asyncio.sleep(16)
        call = world.call(channel)
        if first.state == "talking":
            assert world.engine.together(call.bridge) == {channel, leg}
        else:
            assert first.state == "not_ready"
            assert leg not in world.engine.channels
            await second.pick_up()
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([first, second])

    for moment in (14.90, 14.98, 14.985, 14.99, 14.995, 15.0, 15.005, 15.01):
        run(story(moment))


def test_page_that_vanishes_while_ringing_frees_the_citizen_at_once(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1, device="browser"), world.operator(2)
        world.engine.dial("12346")
        await first.ring()
        first.vanish()
        await second.ring(seconds=1)
        assert first.state == "not_ready"
        assert world.journal.last("call.offer_missed").reason == "unreachable"

    run(story())


def test_phone_answered_and_gone_at_once_is_no_answer(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel = world.engine.dial("12346")
        leg = await operator.ring()
        world.engine.pick_up(leg)
        world.engine.leave(leg)
        await world.settle()
        assert operator.state == "not_ready"
        assert world.call(channel).notes.phase == "waiting"
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_key_for_another_language_finds_the_operator_who_speaks_it(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        chinese, both = world.operator(1), world.operator(2, skills=BOTH)
        channel = world.engine.dial("12345")
        await asyncio.sleep(1)
        world.engine.press(channel, "9")
        world.engine.press(channel, "2")
        await both.ring(seconds=1)
        assert world.engine.channels[channel].hears.startswith("en ")
        assert chinese.state == "ready"

    run(story())


def test_key_pressed_while_waiting_changes_the_skills_needed(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        both = world.operator(2, skills={"lang:en": 3, "queue:general": 3})
        channel = world.engine.dial("12345")
        await asyncio.sleep(10)
        assert world.call(channel).notes.phase == "waiting"
        world.engine.press(channel, "2")
        await both.ring(seconds=1)

    run(story())


def test_waiting_citizens_hear_their_place_then_music_again(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first = world.engine.dial("12346")
        await world.settle()
        second = world.engine.dial("12346", "13800002222")
        await world.settle()
        assert world.engine.channels[first].hears == "zh sound:hotline/position-next"
        assert world.engine.channels[second].hears == (
            "zh sound:hotline/position-prefix,sound:digits/1,sound:hotline/position-suffix"
        )
        await asyncio.sleep(4)
        assert world.engine.channels[second].hears == "music"
        world.engine.leave(first)
        await asyncio.sleep(28)
        assert world.engine.channels[second].hears == "zh sound:hotline/position-next"

    run(story())


@pytest.mark.parametrize(
    ("number", "digits"),
    [(1, [1]), (10, [10]), (12, [10, 2]), (20, [2, 10]), (35, [3, 10, 5]), (99, [9, 10, 9])],
)
def test_chinese_number_is_said_as_people_say_it(number: int, digits: list[int]) -> None:
    assert chinese_number(number) == ",".join(f"sound:digits/{digit}" for digit in digits)


def test_position_beyond_counting_says_that_everybody_is_busy() -> None:
    assert position_media(0, "zh") == "sound:hotline/position-next"
    assert position_media(120, "zh") == "sound:hotline/all-busy"
    assert "number:12" in position_media(12, "en")
