"""Nobody stays behind: what an operator began and another ends, an engine that is away (VOI-19)."""

import asyncio

import pytest

from callcontrol.calls.supervision import SupervisionDoor
from callcontrol.tests.talks import EXPERT_NUMBER, MakeWorld, Talk, trunk
from callcontrol.tests.virtual import run


async def lose_the_phone(talk: Talk) -> None:
    """Let the operator's browser lose its phone in the middle of the talk."""
    talk.world.engine.leave(talk.leg)
    await talk.world.settle()
    assert talk.phase == "reconnecting"


async def begin_in_browser(make_world: MakeWorld) -> Talk:
    """Begin a talk whose operator sits at a browser."""
    talk = Talk(make_world)
    talk.first.say("sign_out")
    talk.first = talk.world.operator(1, device="browser")
    return await talk.begin()


def test_who_takes_a_talk_over_is_not_given_up_for_the_phone_that_was_lost(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await begin_in_browser(make_world)
        await lose_the_phone(talk)
        own, other = talk.world.floor.get(3), talk.world.floor.get(1)
        assert own is not None
        assert other is not None
        assert SupervisionDoor(talk.world.registry).take_over(own, other) is None
        leg = await talk.answer(talk.third.endpoint)
        await asyncio.sleep(120)
        assert talk.phase == "talking"
        assert talk.together() == {talk.channel, leg}
        assert (talk.first.state, talk.third.state) == ("ready", "talking")
        await talk.end()

    run(story())


def test_a_page_rung_again_does_not_come_back_into_a_talk_it_gave_away(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await begin_in_browser(make_world)
        assert talk.first.hello("another", take_over=True)
        await talk.world.until(lambda: talk.world.engine.ringing(talk.first.endpoint))
        rung = talk.world.engine.ringing(talk.first.endpoint)[0]
        await talk.ask("blind_transfer", "operator", "2")
        assert rung not in talk.world.engine.channels
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}
        await talk.end()

    run(story())


@pytest.mark.parametrize("way", ["park", "blind_transfer"])
def test_a_citizen_given_away_while_the_engine_is_away_is_not_forgotten(
    make_world: MakeWorld, way: str
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        engine = talk.world.engine
        engine.broken.add("part")
        if way == "park":
            talk.say("park")
            await talk.world.settle()
        else:
            await talk.ask("blind_transfer", "queue", "experts")
        assert talk.first.state == "wrap_up"
        engine.broken.clear()
        await asyncio.sleep(5)
        if way == "park":
            assert talk.phase == "parked"
            assert talk.heard == "music"
            talk.second.say("retrieve", slot="1")
            leg = await talk.answer(talk.second.endpoint)
        else:
            leg = await talk.answer(talk.third.endpoint)
        assert talk.together() == {talk.channel, leg}
        await talk.end()

    run(story())


def test_an_expert_who_hangs_up_at_once_gives_the_citizen_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "outside", "expert")
        engine, endpoint = talk.world.engine, trunk(EXPERT_NUMBER)
        leg = engine.ringing(endpoint)[0]
        engine.pick_up(leg)
        engine.leave(leg)
        await talk.world.settle()
        assert talk.heard == "music"
        leg = await talk.answer(talk.first.endpoint)
        assert talk.together() == {talk.channel, leg}
        await talk.end()

    run(story())


def test_hanging_up_just_after_giving_away_does_not_cut_the_citizen_off(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("blind_transfer", target={"kind": "operator", "value": "2"})
        talk.say("hang_up")
        await talk.world.settle()
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}
        await talk.end()

    run(story())


def supervise(talk: Talk) -> None:
    """Let operator 3 ask to listen to operator 1."""
    own, other = talk.world.floor.get(3), talk.world.floor.get(1)
    assert own is not None
    assert other is not None
    assert SupervisionDoor(talk.world.registry).supervise(own, other, "listen_in") is None


def test_a_supervisor_asked_for_too_late_is_free_while_the_citizen_waits_on(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.third.say("set_state", state="not_ready")
        talk.say("blind_transfer", target={"kind": "queue", "value": "experts"})
        supervise(talk)
        await talk.world.settle()
        assert talk.phase == "waiting"
        assert talk.third.state == "not_ready"
        await talk.end()

    run(story())


def test_a_supervisor_asked_for_too_late_is_not_rung_for_a_parked_citizen(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("park")
        supervise(talk)
        await talk.world.settle()
        assert talk.third.state == "ready"
        await talk.end()

    run(story())


def test_who_is_consulted_besides_is_free_when_the_transfer_comes_to_nothing(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        await talk.ask("consult", "operator", "3")
        talk.say("complete_transfer")
        await talk.world.settle()
        talk.say("decline", by=talk.second)
        talk.first.say("set_state", state="break")
        await asyncio.sleep(25)
        assert talk.third.state == "ready"
        await talk.end()

    run(story())


def test_an_outside_party_of_a_transfer_counts_for_the_operator_who_gave_the_call(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "outside", "expert")
        assert talk.world.meter.calls_last_hour(1) == 1
        await talk.answer(trunk(EXPERT_NUMBER))
        await asyncio.sleep(60)
        assert talk.world.meter.minutes_today(1) >= 1
        await talk.end()

    run(story())


def test_a_supervisor_who_never_picks_up_has_taken_nothing_over(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        own, other = talk.world.floor.get(3), talk.world.floor.get(1)
        assert own is not None
        assert other is not None
        assert SupervisionDoor(talk.world.registry).take_over(own, other) is None
        await asyncio.sleep(25)
        assert talk.phase == "talking"
        assert talk.count("call.forced") == 0
        await talk.end()

    run(story())


def test_an_engine_away_as_the_operator_answers_costs_the_offer_not_the_call(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        first = world.operator(1)
        channel = world.engine.dial("12346")
        leg = await first.ring()
        world.engine.broken.add("join")
        world.engine.pick_up(leg)
        await world.settle()
        world.engine.broken.clear()
        assert channel in world.engine.channels
        assert not world.engine.fallbacks
        second = world.operator(2)
        await second.pick_up()
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([first, second])

    run(story())


@pytest.mark.parametrize("steps", range(0, 40, 2))
def test_a_citizen_who_leaves_while_the_talk_is_taken_over_ties_nobody(
    make_world: MakeWorld, steps: int
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        supervise(talk)
        await talk.answer(talk.third.endpoint)
        own, other = talk.world.floor.get(3), talk.world.floor.get(1)
        assert own is not None
        assert other is not None
        assert SupervisionDoor(talk.world.registry).take_over(own, other) is None
        for _ in range(steps):
            await asyncio.sleep(0)
        await talk.end()

    run(story())


def test_a_desk_phone_put_down_while_the_colleague_still_rings_gives_the_citizen_away(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        talk.world.engine.leave(talk.leg)
        await talk.world.settle()
        assert talk.heard == "music"
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}
        await talk.end()

    run(story())


def test_a_colleague_in_the_talk_goes_on_with_it_when_the_operator_is_lost(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await begin_in_browser(make_world)
        await talk.ask("add_party", "operator", "2")
        leg = await talk.answer(talk.second.endpoint)
        talk.world.engine.leave(talk.leg)
        await asyncio.sleep(60)
        assert talk.phase == "talking"
        assert talk.together() == {talk.channel, leg}
        assert talk.shown_to(talk.second).phase == "talking"
        talk.say("hold", by=talk.second)
        await talk.world.settle()
        assert talk.heard == "music"
        await talk.end()

    run(story())


def test_a_phone_off_hold_brings_back_a_citizen_whom_the_page_had_put_on_hold(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("hold")
        await talk.world.settle()
        assert talk.heard == "music"
        for is_held in (True, False):
            talk.world.engine.hold_by_phone(talk.leg, is_held=is_held)
        await talk.world.settle()
        assert talk.phase == "talking"
        assert talk.together() == {talk.channel, talk.leg}
        assert talk.count("call.resumed") == 1
        await talk.end()

    run(story())


def test_who_was_consulted_joins_the_supervisor_who_took_the_talk_over(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        consulted = await talk.answer(talk.second.endpoint)
        own, other = talk.world.floor.get(3), talk.world.floor.get(1)
        assert own is not None
        assert other is not None
        assert SupervisionDoor(talk.world.registry).take_over(own, other) is None
        leg = await talk.answer(talk.third.endpoint)
        talk.say("conference", by=talk.third)
        await talk.world.settle()
        assert talk.together() == {talk.channel, leg, consulted}
        await talk.end()

    run(story())


def test_a_phone_that_is_no_operators_may_not_transfer_and_is_told(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        leg = await talk.answer(talk.second.endpoint)
        talk.world.engine.ask_transfer(leg, EXPERT_NUMBER)
        await talk.world.settle()
        assert talk.world.engine.transfers == [(leg, False)]
        assert talk.phase == "consulting"
        await talk.end()

    run(story())
