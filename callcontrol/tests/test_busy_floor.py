"""A floor doing everything a talk allows at any time: nobody stays tied, nothing is left."""

# ruff: noqa: D102 - the acts of a crowd are named well enough

import asyncio
import tempfile
from pathlib import Path
from random import Random

import pytest

from callcontrol.calls.supervision import SupervisionDoor
from callcontrol.tests.talks import EXPERT_NUMBER, FIRE
from callcontrol.tests.test_crowd import Crowd
from callcontrol.tests.virtual import run
from callcontrol.tests.world import World
from contracts.telephony_config import OutsideContact, QueuePolicy

ROUNDS = 250
_TARGETED = ("blind_transfer", "consult", "consult", "add_party")
_PLAIN = (
    *("cancel_consult", "complete_transfer", "conference", "park"),
    *("pause_recording", "resume_recording", "hold", "resume"),
)


def furnish(world: World) -> None:
    """Give the world outside contacts and a second queue."""
    world.configuration = world.configuration.model_copy(
        update={
            "contacts": [
                OutsideContact(name="expert", label="专家", number=EXPERT_NUMBER),
                OutsideContact(name="fire", label="119", number=FIRE, is_emergency=True),
            ],
            "queues": [
                QueuePolicy(name="general", label="综合"),
                QueuePolicy(name="experts", label="专席"),
            ],
        }
    )


def assert_ties_are_true(world: World) -> None:
    """Whoever is in a call is known to it, and nobody is in two."""
    for desk in world.floor:
        in_call = desk.state.name in ("offered", "talking")
        assert in_call == (desk.call_id is not None), (desk.state, desk.call_id)
    tied: list[int] = []
    for call in world.registry:
        tied += [id(desk) for desk in (call.desk, *call.guests.values()) if desk is not None]
    assert len(set(tied)) == len(tied), "one operator in two places"


class BusyCrowd(Crowd):
    """Uses every button there is."""

    def act(self) -> None:
        self.chance.choice(
            [
                super().act,
                super().act,
                super().act,
                self.answer,
                self.answer,
                self.answer,
                self.target,
                self.target,
                self.plain,
                self.plain,
                self.drop_party,
                self.retrieve,
                self.supervise,
                self.overrule,
                self.phone,
            ]
        )()

    def _busy(self) -> tuple[int, str] | None:
        busy = [desk for desk in self.world.floor if desk.call_id is not None]
        if not busy:
            return None
        desk = self.chance.choice(busy)
        return desk.operator_id, str(desk.call_id)

    def _say(self, kind: str, **fields: object) -> None:
        if (found := self._busy()) is not None:
            self.operators[found[0] - 1].say(kind, call_id=found[1], **fields)

    def target(self) -> None:
        kind = self.chance.choice(["operator", "operator", "queue", "outside", "slot"])
        value = {
            "operator": str(self.chance.randrange(1, 8)),
            "queue": self.chance.choice(["general", "experts"]),
            "outside": self.chance.choice(["expert", "fire", "13900001111"]),
            "slot": self.chance.choice(["1", "2", "x"]),
        }[kind]
        self._say(self.chance.choice(_TARGETED), target={"kind": kind, "value": value})

    def plain(self) -> None:
        self._say(self.chance.choice(_PLAIN))

    def drop_party(self) -> None:
        parties = [party.leg for call in self.world.registry for party in call.notes.parties]
        if parties:
            self._say("drop_party", party_id=self.chance.choice(parties))

    def retrieve(self) -> None:
        self.operator().say("retrieve", slot=self.chance.choice(["1", "2"]))

    def supervise(self) -> None:
        own = self.world.floor.get(self.operator().number)
        other = self.world.floor.get(self.operator().number)
        if own is not None and other is not None:
            door = SupervisionDoor(self.world.registry)
            door.supervise(own, other, self.chance.choice(["listen_in", "whisper", "barge_in"]))

    def overrule(self) -> None:
        own = self.world.floor.get(self.operator().number)
        other = self.world.floor.get(self.operator().number)
        if own is None or other is None:
            return
        door = SupervisionDoor(self.world.registry)
        match self.chance.randrange(4):
            case 0:
                door.force_end(own.operator_id, other)
            case 1:
                door.take_over(own, other)
            case _:
                door.stop(own)

    def phone(self) -> None:
        if legs := self.legs(is_up=True):
            leg = self.chance.choice(legs)
            if self.chance.random() < 0.3:
                self.world.engine.ask_transfer(leg, self.chance.choice(["8001", "8004", FIRE, ""]))
            else:
                self.world.engine.hold_by_phone(leg, is_held=self.chance.random() < 0.5)


@pytest.mark.parametrize("seed", range(8))
def test_a_busy_floor_leaves_nothing_behind(seed: int) -> None:
    async def story(directory: Path) -> None:
        world, chance = World(directory), Random(seed)  # noqa: S311 - a repeatable crowd
        furnish(world)
        crowd = BusyCrowd(world, chance)
        for _ in range(ROUNDS):
            crowd.act()
            await asyncio.sleep(chance.choice([0, 0, 0.001, 0.5, 4]))
            assert_ties_are_true(world)
        await crowd.go_home()
        await asyncio.sleep(60)
        world.assert_nothing_left()
        assert_ties_are_true(world)
        assert world.registry.board.parking.slots() == []
        assert not [desk for desk in world.floor if desk.call_id is not None]

    with tempfile.TemporaryDirectory() as directory:
        run(story(Path(directory)))
