"""Hold, reload, loss and the end of a conversation; every button pressed twice."""

import asyncio
from collections.abc import Callable

from callcontrol.tests.virtual import run
from callcontrol.tests.world import World

MakeWorld = Callable[[], World]


def test_buttons_pressed_twice_act_once_and_are_never_refused(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator)
        call = world.call(channel)
        for button, phase in (("hold", "held"), ("resume", "talking")):
            operator.say(button, call_id=call.call_id)
            operator.say(button, call_id=call.call_id)
            await world.settle()
            assert call.notes.phase == phase
        assert world.engine.together(call.bridge) == {channel, leg}
        operator.say("hang_up", call_id=call.call_id)
        operator.say("hang_up", call_id=call.call_id)
        await world.settle()
        operator.say("hang_up", call_id=call.call_id)
        operator.say("finish_wrap_up")
        operator.say("finish_wrap_up")
        assert operator.page.refusals == []
        kinds = world.journal.kinds(call.call_id)
        assert [kinds.count(k) for k in ("call.held", "call.resumed", "call.ended")] == [1, 1, 1]
        world.assert_nothing_left([operator])

    run(story())


def test_citizen_on_hold_hears_music_and_the_operator_nothing_of_him(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator)
        call = world.call(channel)
        operator.say("hold", call_id=call.call_id)
        await world.settle()
        assert world.engine.channels[channel].hears == "music"
        assert world.engine.together(call.bridge) == {leg}

    run(story())


def test_both_hanging_up_at_once_ends_once(make_world: MakeWorld) -> None:
    async def story(*, citizen_first: bool) -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator)
        call_id = world.call(channel).call_id
        for someone in (channel, leg) if citizen_first else (leg, channel):
            world.engine.leave(someone)
        operator.say("hang_up", call_id=call_id)
        await world.settle()
        assert world.journal.kinds(call_id).count("call.ended") == 1
        assert operator.state == "wrap_up"
        world.assert_nothing_left([operator])

    run(story(citizen_first=True))
    run(story(citizen_first=False))


def test_desk_phone_put_down_ends_the_call_by_the_operator(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        _, leg = await world.talk(operator)
        world.engine.leave(leg)
        await world.settle()
        assert world.journal.last("call.ended").ended_by == "operator"
        world.assert_nothing_left([operator])

    run(story())


def test_page_reload_in_mid_call_rings_the_page_again_and_resumes(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        channel, leg = await world.talk(operator)
        call = world.call(channel)
        operator.vanish()
        world.engine.leave(leg)
        await world.settle()
        assert world.engine.channels[channel].hears.endswith("please-wait-reconnect")
        assert operator.hello()
        assert operator.page.call is not None
        assert operator.page.call.phase == "reconnecting"
        fresh = await operator.pick_up()
        placed = world.engine.channels[fresh].leg
        assert placed is not None
        assert placed.headers["X-Auto-Answer"] == "1"
        assert world.engine.together(call.bridge) == {channel, fresh}
        assert world.journal.last("call.resumed").operator_id == operator.number
        operator.say("hang_up", call_id=call.call_id)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_page_back_before_its_old_phone_died_swaps_the_phones(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        channel, old = await world.talk(operator)
        call = world.call(channel)
        operator.vanish()
        assert operator.hello()
        fresh = await operator.ring()
        world.engine.pick_up(fresh)
        await world.settle()
        assert world.engine.together(call.bridge) == {channel, fresh}
        assert old not in world.engine.channels

    run(story())


def test_page_whose_phone_kept_the_call_is_not_rung(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        channel, leg = await world.talk(operator)
        call = world.call(channel)
        operator.vanish()
        assert operator.hello(phone_call_id=call.call_id)
        await asyncio.sleep(3)
        assert not world.engine.ringing(operator.endpoint)
        assert world.engine.together(call.bridge) == {channel, leg}

    run(story())


def test_phone_not_registered_yet_after_a_reload_is_rung_until_it_is(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        channel, leg = await world.talk(operator)
        operator.vanish()
        world.engine.leave(leg)
        world.engine.unregistered.add(operator.endpoint)
        assert operator.hello()
        await asyncio.sleep(3)
        world.engine.unregistered.clear()
        fresh = await operator.pick_up()
        assert world.engine.together(world.call(channel).bridge) == {channel, fresh}

    run(story())


def test_operator_lost_for_good_gives_the_citizen_the_head_of_the_line(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        lost = world.operator(1, device="browser")
        channel, leg = await world.talk(lost)
        other = world.engine.dial("12346")
        lost.vanish()
        world.engine.leave(leg)
        await asyncio.sleep(31)
        helper = world.operator(2)
        await helper.pick_up()
        assert helper.page.call is not None
        assert helper.page.call.call_id == world.call(channel).call_id
        assert lost.state == "not_ready"
        for citizen in (channel, other):
            world.engine.leave(citizen)
        await world.settle()
        assert world.journal.kinds().count("call.recording_started") == 1
        world.assert_nothing_left([helper])

    run(story())


def test_take_over_by_another_tab_replaces_the_first(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        channel, _ = await world.talk(operator)
        first = operator.page
        assert not operator.hello("other tab")
        assert operator.page.refusals == ["already_open"]
        assert operator.hello("other tab", take_over=True)
        assert first.messages[-1].type == "replaced"
        assert first.is_closed
        world.requests.lose(first)
        await operator.pick_up()
        assert world.call(channel).notes.phase == "talking"

    run(story())


def test_engine_away_for_a_moment_ends_no_conversation(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        channel, leg = await world.talk(operator)
        call = world.call(channel)
        operator.say("hold", call_id=call.call_id)
        await world.settle()
        world.engine.broken.add("join")
        operator.say("resume", call_id=call.call_id)
        await world.settle()
        assert operator.page.call is not None
        assert operator.page.call.phase == "held"
        world.engine.broken.clear()
        operator.say("resume", call_id=call.call_id)
        await world.settle()
        assert world.engine.together(call.bridge) == {channel, leg}
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())
