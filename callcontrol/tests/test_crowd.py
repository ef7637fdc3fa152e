"""A crowd doing anything at any time: nothing is ever doubled, lost or left behind."""

# ruff: noqa: D102 - the acts of a crowd are named well enough

import asyncio
import tempfile
from pathlib import Path
from random import Random

import pytest

from callcontrol.calls.call import Call
from callcontrol.tests.test_texts import held, text
from callcontrol.tests.test_work import item
from callcontrol.tests.virtual import run
from callcontrol.tests.world import BOTH, Operator, World

ROUNDS = 250
CALLERS = ("13800001111", "13800002222", "13800003333")


def assert_no_one_is_in_two_places(world: World) -> None:
    calls = [call for call in world.registry if call.desk is not None]
    desks = [call.desk for call in calls]
    assert len({id(desk) for desk in desks}) == len(desks), "one operator for two calls"
    for desk in world.floor:
        ringing = world.engine.ringing(desk.endpoint)
        assert len(ringing) <= 1, "two offers at one phone"
    for call in world.registry:
        offers = [leg for leg in call.legs if leg in world.engine.channels]
        assert len(offers) <= 2, "more than a phone and the one that replaces it"


class Crowd:
    """Does one random thing after another."""

    def __init__(self, world: World, chance: Random) -> None:
        self.world, self.chance = world, chance
        self.operators = [
            world.operator(
                number,
                device="browser" if number % 2 else "desk_phone",
                skills=BOTH if number % 3 == 0 else None,
            )
            for number in range(1, 7)
        ]
        self.citizens: list[str] = []

    def act(self) -> None:
        """Do something."""
        self.chance.choice(
            [
                self.dial,
                self.dial,
                self.leave,
                self.answer,
                self.answer,
                self.drop,
                self.press,
                self.button,
                self.reload,
                self.state,
                self.ask_return,
                self.offer_work,
                self.offer_texts,
                self.pull,
            ]
        )()

    def dial(self) -> None:
        dialled = self.chance.choice(["12345", "12346", "1"])
        caller = self.chance.choice(["", *CALLERS])
        self.citizens.append(self.world.engine.dial(dialled, caller))

    def leave(self) -> None:
        if self.citizens:
            self.world.engine.leave(self.citizens.pop(self.chance.randrange(len(self.citizens))))

    def waiting(self) -> Call | None:
        """Choose somebody who waits."""
        calls = [call for call in self.world.registry if call.notes.phase == "waiting"]
        return self.chance.choice(calls) if calls else None

    def ask_return(self) -> None:
        if (call := self.waiting()) is not None and call.notes.caller:
            self.world.room.keep_place(call, "general", call.notes.caller)
            self.world.engine.leave(call.notes.channel)

    def offer_work(self) -> None:
        modes = self.chance.choices(["preview", "progressive"], k=2)
        self.world.room.offer_work([item(mode=mode, preview_seconds=5) for mode in modes])

    def offer_texts(self) -> None:
        said = self.chance.choices(range(1, 9), k=3)
        seen = self.chance.random() < 0.5
        self.world.room.offer_texts(
            [text(number) for number in dict.fromkeys(said[:2])],
            [held(said[2] + 10, self.chance.randrange(1, 7), is_seen=seen)],
        )

    def pull(self) -> None:
        desk = self.world.floor.get(self.operator().number)
        if (call := self.waiting()) is not None and desk is not None:
            self.world.room.pull(call.call_id, desk)

    async def go_home(self) -> None:
        """Let everybody leave; a call that rang nobody keeps the place, once more."""
        self.world.room.offer_work([])
        for _ in range(3):
            for number in CALLERS:
                self.world.room.returns.withdraw(number)
            for channel in tuple(self.world.engine.channels):
                self.world.engine.leave(channel)
            await asyncio.sleep(60)

    def legs(self, *, is_up: bool) -> list[str]:
        return [
            one.identity
            for one in self.world.engine.channels.values()
            if one.leg is not None and one.is_up == is_up
        ]

    def answer(self) -> None:
        if legs := self.legs(is_up=False):
            self.world.engine.pick_up(self.chance.choice(legs))

    def drop(self) -> None:
        if legs := self.legs(is_up=self.chance.random() < 0.5):
            self.world.engine.leave(self.chance.choice(legs), self.chance.choice([16, 17, 19]))

    def press(self) -> None:
        if self.citizens:
            self.world.engine.press(self.chance.choice(self.citizens), "2")

    def operator(self) -> Operator:
        return self.chance.choice(self.operators)

    def button(self) -> None:
        operator = self.operator()
        desk = self.world.floor.get(operator.number)
        if desk is not None and desk.call_id is not None:
            kind = self.chance.choice(["hang_up", "hold", "resume", "decline"])
            operator.say(kind, call_id=desk.call_id)
            if self.chance.random() < 0.3:
                operator.say(kind, call_id=desk.call_id)

    def reload(self) -> None:
        operator = self.operator()
        if self.chance.random() < 0.5:
            operator.vanish()
        if self.chance.random() < 0.8:
            operator.hello(self.chance.choice(["tab", "other"]), take_over=True)

    def state(self) -> None:
        operator = self.operator()
        kind = self.chance.choice(["ready", "ready", "break", "sign_out", "force"])
        if kind == "sign_out":
            operator.say("sign_out")
        elif kind == "force":
            operator.say("finish_wrap_up")
        else:
            operator.say("set_state", state=kind)


# 21: a return call rang nobody; 162: left while a phone was dropped
@pytest.mark.parametrize("seed", [*range(9), 21, 162])
def test_crowd_never_doubles_an_offer_and_leaves_nothing_behind(seed: int) -> None:
    async def story(directory: Path) -> None:
        world, chance = World(directory), Random(seed)  # noqa: S311 - a repeatable crowd
        crowd = Crowd(world, chance)
        for _ in range(ROUNDS):
            crowd.act()
            assert_no_one_is_in_two_places(world)
            await asyncio.sleep(chance.choice([0, 0, 0.001, 0.5, 4]))
            assert_no_one_is_in_two_places(world)
        await crowd.go_home()
        assert len(world.room.returns) == 0
        world.assert_nothing_left()
        for operator in crowd.operators:
            assert operator.state not in ("offered", "talking")

    with tempfile.TemporaryDirectory() as directory:
        run(story(Path(directory)))
