"""A restart while others take part: parties, a parked citizen, a transfer on its way."""

import asyncio

from callcontrol.tests.talks import EXPERT_NUMBER, MakeWorld, Talk, trunk
from callcontrol.tests.test_recovery import restart
from callcontrol.tests.virtual import run
from callcontrol.tests.world import World


async def begin_again(talk: Talk, make_world: MakeWorld) -> World:
    """Kill call control and let everybody's page come back."""
    configuration = talk.world.configuration

    def furnished() -> World:
        world = make_world()
        world.configuration = configuration
        return world

    talk.world = await restart(talk.world, furnished, *talk.operators)
    return talk.world


def test_a_consultation_goes_on_and_ends(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        leg = await talk.answer(talk.second.endpoint)
        world = await begin_again(talk, make_world)
        assert talk.phase == "consulting"
        assert talk.together() == {talk.leg, leg}
        assert talk.second.state == "talking"
        talk.say("conference")
        await world.settle()
        assert talk.together() == {talk.leg, leg, talk.channel}
        talk.say("hang_up")
        await world.settle()
        assert (talk.first.state, talk.second.state) == ("wrap_up", "ready")
        assert not world.engine.channels
        assert not world.engine.bridges

    run(story())


def test_a_transfer_on_its_way_arrives(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "operator", "2")
        await begin_again(talk, make_world)
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}
        assert talk.phase == "talking"

    run(story())


def test_a_transfer_refused_meanwhile_goes_to_the_head_of_the_line(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "operator", "2")
        leg = talk.world.engine.ringing(talk.second.endpoint)[0]
        await talk.world.registry.abandon()
        del talk.world.engine.channels[leg]
        await begin_again(talk, make_world)
        assert talk.call.notes.is_first
        await talk.answer(talk.second.endpoint)
        assert talk.phase == "talking"

    run(story())


def test_a_parked_citizen_keeps_the_slot(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("park")
        await talk.world.settle()
        world = await begin_again(talk, make_world)
        assert world.room.view().parked == ["1"]
        assert talk.heard == "music"
        talk.second.say("retrieve", slot="1")
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}

    run(story())


def test_citizen_and_expert_alone_are_left_in_peace(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "outside", "expert")
        leg = await talk.answer(trunk(EXPERT_NUMBER))
        world = await begin_again(talk, make_world)
        await asyncio.sleep(30)
        assert talk.phase == "outside"
        assert talk.together() == {talk.channel, leg}
        world.engine.leave(leg)
        await world.settle()
        assert not world.engine.channels

    run(story())


def test_an_operator_whose_phone_was_lost_before_the_restart_is_still_given_up(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1, device="browser")
        channel, leg = await world.talk(operator)
        operator.vanish()
        world.engine.leave(leg)
        await world.settle()
        assert world.call(channel).notes.phase == "reconnecting"
        world = await restart(world, make_world)
        await asyncio.sleep(60)
        assert world.call(channel).notes.phase == "waiting"
        assert world.call(channel).notes.is_first

    run(story())


def test_a_citizen_parked_in_the_moment_of_the_restart_hears_music_and_is_taken_up(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("park")
        await talk.world.settle()
        citizen, bridge = talk.world.engine.channels[talk.channel], talk.call.bridge
        await talk.world.registry.abandon()
        citizen.bridge, citizen.hears = bridge, ""
        world = await begin_again(talk, make_world)
        assert talk.together() == set()
        assert talk.heard == "music"
        talk.second.say("retrieve", slot="1")
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}
        assert world.engine.channels[talk.channel].hears == ""

    run(story())
