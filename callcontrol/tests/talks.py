"""A world with colleagues, outside contacts and a second queue, for tests of what a talk can do."""

from collections.abc import Callable
from typing import Any

from callcontrol.calls.call import Call
from callcontrol.tests.world import ZH, Operator, World
from contracts.operator_messages import CallView
from contracts.telephony_config import OutsideContact, QueuePolicy

MakeWorld = Callable[[], World]
EXPERTS = {"lang:zh": 3, "queue:experts": 3}
EXPERT_NUMBER = "089866100001"
FIRE = "119"


class Talk:
    """Operator 1 talks to a citizen; operator 2 is ready, operator 3 serves the experts' queue."""

    def __init__(self, make_world: MakeWorld) -> None:
        self.world = world = make_world()
        world.configuration = world.configuration.model_copy(
            update={
                "contacts": [
                    OutsideContact(name="expert", label="公积金专家", number=EXPERT_NUMBER),
                    OutsideContact(name="fire", label="119", number=FIRE, is_emergency=True),
                ],
                "queues": [
                    QueuePolicy(name="general", label="综合"),
                    QueuePolicy(name="experts", label="专席"),
                ],
            }
        )
        self.first = world.operator(1)
        self.channel = self.leg = ""

    async def begin(self) -> "Talk":
        """Bring citizen and operator 1 together, then let the others come."""
        self.channel, self.leg = await self.world.talk(self.first)
        self.second = self.world.operator(2, skills=ZH)
        self.third = self.world.operator(3, skills=EXPERTS)
        return self

    @property
    def operators(self) -> list[Operator]:
        """Everybody at work."""
        return [self.first, self.second, self.third]

    @property
    def call(self) -> Call:
        """The live call."""
        return self.world.call(self.channel)

    @property
    def phase(self) -> str:
        """Where the call is."""
        return self.call.notes.phase

    @property
    def heard(self) -> str:
        """What the citizen hears besides people."""
        return self.world.engine.channels[self.channel].hears

    def together(self) -> set[str]:
        """Who is in the call's bridge."""
        return self.world.engine.together(self.call.bridge)

    def say(self, kind: str, *, by: Operator | None = None, **fields: Any) -> None:
        """Send a request about the call from a page, the first operator's unless said."""
        (by or self.first).say(kind, call_id=self.call.call_id, **fields)

    def shown_to(self, operator: Operator) -> CallView:
        """The call as an operator's page shows it now."""
        view = operator.page.call
        assert view is not None
        return view

    async def ask(self, kind: str, target: str, value: str) -> None:
        """Send a request with a target and let it take effect."""
        self.say(kind, target={"kind": target, "value": value})
        await self.world.settle()

    async def answer(self, endpoint: str) -> str:
        """Let whoever rings at an endpoint pick up; returns the leg."""
        await self.world.until(lambda: self.world.engine.ringing(endpoint))
        leg = self.world.engine.ringing(endpoint)[0]
        self.world.engine.pick_up(leg)
        await self.world.settle()
        return leg

    async def end(self) -> None:
        """Let the citizen hang up; nothing may be left."""
        self.world.engine.leave(self.channel)
        await self.world.settle()
        self.world.assert_nothing_left(self.operators)

    def count(self, kind: str) -> int:
        """How often the journal says something."""
        return self.world.journal.kinds().count(kind)


def trunk(number: str) -> str:
    """Name the trunk's endpoint for a number."""
    return f"PJSIP/{number}@trunk"
