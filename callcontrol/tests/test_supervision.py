"""Supervisors in a talk: listen in, whisper, barge in, take over, force the end (SEAT-08)."""

import pytest

from callcontrol.calls.dialling import Refusal
from callcontrol.calls.supervision import SupervisionDoor
from callcontrol.tests.talks import MakeWorld, Talk
from callcontrol.tests.virtual import run
from callcontrol.tests.world import Operator
from contracts.call_events import SuperviseMode


class Listened(Talk):
    """Operator 3 supervises the talk of operator 1."""

    @property
    def door(self) -> SupervisionDoor:
        """The supervisors' door."""
        return SupervisionDoor(self.world.registry)

    def act(self, mode: SuperviseMode, *, on: Operator | None = None) -> Refusal | None:
        """Let operator 3 begin or change listening."""
        floor = self.world.floor
        own, other = floor.get(3), floor.get((on or self.first).number)
        assert own is not None
        assert other is not None
        return self.door.supervise(own, other, mode)

    async def listen(self, mode: SuperviseMode = "listen_in") -> str:
        """Let operator 3 listen and pick up; returns the leg."""
        assert self.act(mode) is None
        return await self.answer(self.third.endpoint)

    def aside(self, leg: str) -> set[str]:
        """Who sits with the supervisor."""
        bridge = self.world.engine.channels[leg].bridge
        return self.world.engine.together(bridge)


def test_who_listens_in_is_heard_by_nobody_and_seen_by_the_floor(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = Listened(make_world)
        await talk.begin()
        leg = await talk.listen()
        engine = talk.world.engine
        assert engine.channels[leg].is_mute
        snoop = next(one for one in talk.aside(leg) if one != leg)
        assert engine.channels[snoop].spies_on == talk.leg
        assert talk.together() == {talk.channel, talk.leg}
        assert talk.door.listening(3) == (1, "listen_in")
        assert talk.third.state == "talking"
        desk = talk.world.floor.get(1)
        assert desk is not None
        assert desk.supervised_by == "王芳"
        assert talk.first.page.call is not None
        assert talk.first.page.call.barged_by == ""
        talk.third.say("hang_up", call_id=talk.call.call_id)
        await talk.world.settle()
        assert talk.third.state == "ready"
        assert talk.door.listening(3) is None
        assert talk.world.journal.last("call.supervised").ended
        await talk.end()

    run(story())


def test_the_mode_changes_within_one_listening(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = Listened(make_world)
        await talk.begin()
        leg = await talk.listen()
        engine = talk.world.engine
        assert talk.act("whisper") is None
        await talk.world.settle()
        assert not engine.channels[leg].is_mute
        assert leg not in talk.together()
        assert talk.act("barge_in") is None
        await talk.world.settle()
        assert talk.together() == {talk.channel, talk.leg, leg}
        assert talk.first.page.call is not None
        assert talk.first.page.call.barged_by == "王芳"
        assert talk.act("listen_in") is None
        await talk.world.settle()
        assert talk.together() == {talk.channel, talk.leg}
        assert engine.channels[leg].is_mute
        assert len(talk.aside(leg)) == 2
        modes = [e.mode for e in talk.world.journal.events if e.kind == "call.supervised"]
        assert modes == ["listen_in", "whisper", "barge_in", "listen_in"]
        await talk.end()

    run(story())


def test_listening_follows_a_page_that_reloads(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        first, third = world.operator(1, device="browser"), world.operator(3, is_ready=False)
        channel, leg = await world.talk(first)
        desk, own = world.floor.get(1), world.floor.get(3)
        assert desk is not None
        assert own is not None
        assert SupervisionDoor(world.registry).supervise(own, desk, "listen_in") is None
        heard = await third.ring()
        world.engine.pick_up(heard)
        await world.settle()
        first.vanish()
        world.engine.leave(leg)
        assert first.hello()
        fresh = await first.pick_up()
        await world.settle()
        spies = [one.spies_on for one in world.engine.channels.values() if one.spies_on]
        assert spies == [fresh]
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([first, third])

    run(story())


@pytest.mark.parametrize("listens", [True, False])
def test_take_over_puts_the_supervisor_in_the_operators_place(
    make_world: MakeWorld, *, listens: bool
) -> None:
    async def story() -> None:
        talk = Listened(make_world)
        await talk.begin()
        leg = await talk.listen() if listens else ""
        own, other = talk.world.floor.get(3), talk.world.floor.get(1)
        assert own is not None
        assert other is not None
        assert talk.door.take_over(own, other) is None
        if not listens:
            leg = await talk.answer(talk.third.endpoint)
        await talk.world.settle()
        assert talk.together() == {talk.channel, leg}
        assert not talk.world.engine.channels[leg].is_mute
        assert (talk.first.state, talk.third.state) == ("wrap_up", "talking")
        assert talk.call.desk is own
        assert talk.world.journal.last("call.forced").act == "take_over"
        talk.say("hang_up", by=talk.third)
        await talk.world.settle()
        assert talk.third.state == "wrap_up"
        talk.world.assert_nothing_left(talk.operators)

    run(story())


def test_force_end_ends_it_for_all(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = Listened(make_world)
        await talk.begin()
        other = talk.world.floor.get(1)
        assert other is not None
        assert talk.door.force_end(3, other) is None
        await talk.world.settle()
        assert talk.world.journal.last("call.forced").act == "force_end"
        assert talk.world.journal.last("call.ended").ended_by == "system"
        talk.world.assert_nothing_left(talk.operators)

    run(story())


def test_nobody_to_listen_to_is_refused_and_ties_nobody(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = Listened(make_world)
        await talk.begin()
        refusal = talk.act("listen_in", on=talk.second)
        assert refusal is not None
        assert refusal.code == "no_target"
        assert talk.third.state == "ready"
        await talk.end()

    run(story())


def test_a_talk_that_ends_meanwhile_frees_the_supervisor(make_world: MakeWorld) -> None:
    async def story() -> None:
        talk = Listened(make_world)
        await talk.begin()
        assert talk.act("listen_in") is None
        talk.world.engine.leave(talk.channel)
        await talk.world.settle()
        assert talk.third.state == "ready"
        talk.world.assert_nothing_left(talk.operators)

    run(story())
