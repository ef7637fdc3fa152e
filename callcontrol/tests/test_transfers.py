"""A citizen given away (转接): at once, after a consultation, by the phone itself (VOI-19)."""

import asyncio

import pytest

from callcontrol.tests.talks import EXPERT_NUMBER, MakeWorld, Talk, trunk
from callcontrol.tests.virtual import run


def test_blind_transfer_brings_the_citizen_to_the_colleague(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "operator", "2")
        assert talk.phase == "transferring"
        assert talk.heard == "music"
        assert talk.first.state == "wrap_up"
        assert talk.shown_to(talk.second).phase == "offered"
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.channel, leg}
        assert talk.heard == ""
        assert talk.shown_to(talk.second).phase == "talking"
        assert talk.shown_to(talk.second).transferred_from == "王芳"
        given = talk.world.journal.last("call.transferred")
        assert (given.way, given.target_kind, given.target) == ("blind", "operator", "2")
        assert talk.world.journal.last("call.answered").operator_id == 2
        talk.say("hang_up", by=talk.second)
        await talk.world.settle()
        assert talk.second.state == "wrap_up"
        talk.world.assert_nothing_left(talk.operators)

    run(story())


def test_a_colleague_who_does_not_answer_gives_the_citizen_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "operator", "2")
        await asyncio.sleep(21)
        assert talk.second.state == "ready"
        leg = await talk.answer(talk.first.endpoint)
        assert talk.together() == {talk.channel, leg}
        assert talk.world.journal.last("call.party_left").reason == "ended"
        await talk.end()

    run(story())


def test_a_colleague_who_declines_gives_the_citizen_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "operator", "2")
        talk.say("decline", by=talk.second)
        await talk.answer(talk.first.endpoint)
        assert talk.phase == "talking"
        await talk.end()

    run(story())


def test_with_nobody_to_go_back_to_the_citizen_is_next_in_line(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "operator", "2")
        talk.first.say("sign_out")
        talk.second.say("decline", call_id=talk.call.call_id)
        await talk.world.settle()
        assert talk.phase in ("waiting", "offered")
        assert talk.call.notes.is_first
        await talk.answer(talk.second.endpoint)
        assert talk.phase == "talking"
        await talk.end()

    run(story())


def test_a_busy_colleague_is_refused_and_nothing_changes(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.second.say("set_state", state="break")
        await talk.ask("blind_transfer", "operator", "2")
        assert talk.first.page.refusals == ["busy"]
        assert talk.together() == {talk.channel, talk.leg}
        await talk.end()

    run(story())


def test_to_a_queue_the_citizen_waits_anew_there(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "queue", "experts")
        assert talk.first.state == "wrap_up"
        await talk.answer(talk.third.endpoint)
        assert talk.call.notes.queue == "experts"
        queued = talk.world.journal.last("call.queued")
        assert (queued.queue, queued.is_again) == ("experts", True)
        assert talk.shown_to(talk.third).transferred_from == "王芳"
        await talk.end()

    run(story())


def test_to_an_outside_number_citizen_and_expert_talk_alone(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("blind_transfer", "outside", "expert")
        assert talk.first.state == "wrap_up"
        leg = await talk.answer(trunk(EXPERT_NUMBER))
        assert talk.phase == "outside"
        assert talk.together() == {talk.channel, leg}
        talk.world.engine.leave(leg)
        await talk.world.settle()
        ended = talk.world.journal.last("call.ended")
        assert (ended.outcome, ended.ended_by) == ("answered", "system")
        talk.world.assert_nothing_left(talk.operators)

    run(story())


def test_nobody_types_a_number_without_the_right(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        for kind in ("blind_transfer", "consult", "add_party"):
            await talk.ask(kind, "outside", "13900002222")
        assert talk.first.page.refusals == ["not_allowed"] * 3
        assert talk.phase == "talking"
        await talk.end()

    run(story())


@pytest.mark.parametrize("is_answered", [True, False])
def test_after_a_consultation_the_operator_leaves(
    make_world: MakeWorld, *, is_answered: bool
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        if is_answered:
            await talk.answer(talk.second.endpoint)
        talk.say("complete_transfer")
        await talk.world.settle()
        assert talk.first.state == "wrap_up"
        if not is_answered:
            await talk.answer(talk.second.endpoint)
        assert len(talk.together()) == 2
        assert talk.shown_to(talk.second).phase == "talking"
        assert talk.world.journal.last("call.transferred").way == "consult"
        await talk.end()

    run(story())


def test_phone_put_down_in_a_consultation_completes_the_transfer(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        leg = await talk.answer(talk.second.endpoint)
        talk.world.engine.leave(talk.leg)
        await talk.world.settle()
        assert talk.together() == {talk.channel, leg}
        assert talk.first.state == "wrap_up"
        await talk.end()

    run(story())


@pytest.mark.parametrize(("number", "is_done"), [("8002", True), ("8099", False), ("", False)])
def test_phone_that_transfers_by_itself_is_served_and_answered(
    make_world: MakeWorld, number: str, *, is_done: bool
) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.world.engine.ask_transfer(talk.leg, number)
        await talk.world.settle()
        assert talk.world.engine.transfers == [(talk.leg, is_done)]
        if is_done:
            leg = await talk.answer(talk.second.endpoint)
            assert talk.together() == {talk.channel, leg}
            assert talk.world.journal.last("call.transferred").way == "phone"
        else:
            assert talk.together() == {talk.channel, talk.leg}
        await talk.end()

    run(story())
