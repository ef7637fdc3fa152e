"""A citizen parked (驻留) and taken up, or not; the recording paused for privacy."""

import asyncio

from callcontrol.tests.talks import MakeWorld, Talk
from callcontrol.tests.virtual import run
from contracts.operator_messages import Notice


def test_any_colleague_takes_a_parked_citizen_up(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("park")
        await talk.world.settle()
        assert talk.heard == "music"
        assert talk.first.state == "wrap_up"
        assert talk.world.room.view().parked == ["1"]
        told = [one for one in talk.first.page.messages if isinstance(one, Notice)]
        assert "1 号位" in told[0].text
        talk.second.say("retrieve", slot="1")
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}
        assert talk.world.room.view().parked == []
        assert talk.world.journal.last("call.retrieved").operator_id == 2
        await talk.end()

    run(story())


def test_an_empty_slot_is_refused(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.second.say("retrieve", slot="7")
        assert talk.second.page.refusals == ["no_target"]
        assert talk.second.state == "ready"
        await talk.end()

    run(story())


def test_two_who_reach_for_one_slot_do_not_both_stay_tied(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("park")
        await talk.world.settle()
        talk.second.say("retrieve", slot="1")
        talk.third.say("retrieve", slot="1")
        await talk.answer(talk.second.endpoint)
        assert (talk.second.state, talk.third.state) == ("talking", "ready")
        await talk.end()

    run(story())


def test_nobody_takes_him_up_so_the_one_who_parked_is_rung(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("park")
        await asyncio.sleep(181)
        leg = await talk.answer(talk.first.endpoint)
        assert talk.together() == {talk.channel, leg}
        assert talk.world.room.view().parked == []
        await talk.end()

    run(story())


def test_a_parked_citizen_who_leaves_frees_the_slot(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("park")
        await talk.world.settle()
        await talk.end()
        assert talk.world.room.view().parked == []

    run(story())


def test_pause_of_the_recording_writes_silence_and_ends_by_itself(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        name = talk.call.notes.channel_name
        for _ in range(2):
            talk.say("pause_recording", reason="身份证号")
        await talk.world.settle()
        assert talk.world.engine.silent == {name}
        view = talk.first.page.call
        assert view is not None
        assert view.recording == "paused"
        await asyncio.sleep(121)
        assert talk.world.engine.silent == set()
        assert talk.first.page.call is not None
        assert talk.first.page.call.recording == "on"
        paused = talk.world.journal.last("call.recording_paused")
        assert (paused.reason, paused.operator_id) == ("身份证号", 1)
        assert talk.count("call.recording_paused") == talk.count("call.recording_resumed") == 1
        await talk.end()

    run(story())


def test_the_pause_ends_with_the_operator_who_asked_for_it(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.say("pause_recording")
        await talk.ask("blind_transfer", "operator", "2")
        assert talk.world.engine.silent == set()
        await talk.end()

    run(story())
