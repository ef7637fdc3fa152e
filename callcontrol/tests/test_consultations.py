"""Others in the talk: consulted apart, joined, dropped, refused (咨询、三方、多方), VOI-19."""

from callcontrol.tests.talks import EXPERT_NUMBER, FIRE, MakeWorld, Talk, trunk
from callcontrol.tests.virtual import run


def test_citizen_hears_music_while_two_colleagues_talk(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        assert talk.heard == "music"
        view = talk.shown_to(talk.first)
        assert (view.phase, view.parties[0].state) == ("consulting", "ringing")
        leg = await talk.answer(talk.second.endpoint)
        assert talk.together() == {talk.leg, leg}
        assert talk.second.state == "talking"
        assert talk.shown_to(talk.second).phase == "consulting"
        talk.say("cancel_consult")
        await talk.world.settle()
        assert talk.together() == {talk.leg, talk.channel}
        assert talk.second.state == "ready"
        assert talk.second.page.call is None
        assert [talk.count(f"call.{kind}") for kind in ("held", "resumed")] == [1, 1]
        await talk.end()

    run(story())


def test_the_consultation_is_recorded_apart_and_journaled(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        await talk.answer(talk.second.endpoint)
        started = talk.world.journal.last("call.recording_started")
        assert started.recording_kind == "consultation"
        assert started.operator_id == 2
        talk.say("cancel_consult")
        await talk.world.settle()
        assert talk.world.journal.last("call.recording_ended").path == started.path
        await talk.end()

    run(story())


def test_all_three_talk_and_one_is_dropped(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "outside", "expert")
        leg = await talk.answer(trunk(EXPERT_NUMBER))
        talk.say("conference")
        await talk.world.settle()
        assert talk.together() == {talk.channel, talk.leg, leg}
        assert talk.phase == "talking"
        await talk.ask("add_party", "outside", "fire")
        fire = await talk.answer(trunk(FIRE))
        assert talk.together() == {talk.channel, talk.leg, leg, fire}
        talk.say("drop_party", party_id=leg)
        await talk.world.settle()
        assert talk.together() == {talk.channel, talk.leg, fire}
        talk.say("complete_transfer")
        await talk.world.settle()
        assert talk.together() == {talk.channel, fire}
        await talk.end()

    run(story())


def test_who_refuses_is_told_of_and_the_citizen_is_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("consult", "operator", "2")
        talk.say("decline", by=talk.second)
        await talk.world.settle()
        assert talk.first.page.refusals == ["busy"]
        assert talk.together() == {talk.channel, talk.leg}
        assert talk.second.state == "ready"
        await talk.end()

    run(story())


def test_a_colleague_may_leave_but_not_rule(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("add_party", "operator", "2")
        await talk.answer(talk.second.endpoint)
        assert len(talk.together()) == 3
        talk.say("hold", by=talk.second)
        await talk.world.settle()
        assert talk.second.page.refusals == ["not_now"]
        assert talk.phase == "talking"
        talk.say("hang_up", by=talk.second)
        await talk.world.settle()
        assert talk.together() == {talk.channel, talk.leg}
        assert talk.second.state == "ready"
        await talk.end()

    run(story())


def test_hanging_up_ends_it_for_everybody(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("add_party", "operator", "2")
        await talk.answer(talk.second.endpoint)
        talk.say("hang_up")
        await talk.world.settle()
        assert (talk.first.state, talk.second.state) == ("wrap_up", "ready")
        talk.world.assert_nothing_left(talk.operators)

    run(story())


def test_hold_in_a_conference_leaves_the_others_talking(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        await talk.ask("add_party", "operator", "2")
        leg = await talk.answer(talk.second.endpoint)
        talk.say("hold")
        await talk.world.settle()
        assert talk.together() == {talk.leg, leg}
        assert talk.heard == "music"
        talk.say("resume")
        await talk.world.settle()
        assert talk.together() == {talk.channel, talk.leg, leg}
        await talk.end()

    run(story())


def test_directory_names_everybody_who_can_be_reached(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = await Talk(make_world).begin()
        talk.first.say("ask_directory")
        shown = talk.first.page.messages[-1]
        assert shown.type == "directory"
        assert [(one.operator_id, one.state) for one in shown.operators] == [
            (2, "ready"),
            (3, "ready"),
        ]
        assert [(one.name, one.ready_operators) for one in shown.queues] == [
            ("general", 1),
            ("experts", 1),
        ]
        assert [one.label for one in shown.contacts] == ["公积金专家", "119"]
        assert not shown.may_dial
        await talk.end()

    run(story())


def test_page_that_reloads_in_a_consultation_comes_back_to_it(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1, device="browser"), world.operator(2, is_ready=False)
        channel, leg = await world.talk(first)
        call = world.call(channel)
        first.say("consult", call_id=call.call_id, target={"kind": "operator", "value": "2"})
        other = await second.ring()
        world.engine.pick_up(other)
        await world.settle()
        first.vanish()
        world.engine.leave(leg)
        await world.settle()
        assert world.engine.channels[other].hears == "music"
        assert first.hello()
        fresh = await first.ring()
        world.engine.pick_up(fresh)
        await world.settle()
        assert call.notes.phase == "consulting"
        assert world.engine.together(call.bridge) == {fresh, other}
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([first, second])

    run(story())
