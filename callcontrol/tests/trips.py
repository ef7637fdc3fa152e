"""A world whose only number runs a flow of the test's own, and a citizen who goes through it."""

import asyncio
from collections.abc import Callable
from typing import Any

from callcontrol.calls.call import Call
from callcontrol.tests.fake_engine import PROMPT_SECONDS
from callcontrol.tests.world import World
from contracts.ivr import AnswerStep, Flow, Step
from contracts.telephony_config import DialledNumber, OutsideContact, QueuePolicy

MakeWorld = Callable[[], World]
CITIZEN = "13800001111"
NUMBER = "12345"
EXPERT_NUMBER = "089866100001"


class Trip:
    """One citizen and one flow; ``steps`` follow the answering."""

    def __init__(self, make_world: MakeWorld, *steps: Step, **published: Any) -> None:
        self.world = world = make_world()
        self.flow = Flow(name="main", version=3, steps=[AnswerStep(), *steps])
        world.configuration = world.configuration.model_copy(
            update={
                "numbers": [DialledNumber(number=NUMBER, flow="main")],
                "flows": [self.flow],
                "queues": [
                    QueuePolicy(name="general", label="综合"),
                    QueuePolicy(name="experts", label="专席"),
                ],
                "contacts": [OutsideContact(name="expert", label="专家", number=EXPERT_NUMBER)],
                **published,
            }
        )
        self.channel = ""

    async def begin(self, caller: str = CITIZEN) -> "Trip":
        """Let the citizen call, and the first prompt begin."""
        self.channel = self.world.engine.dial(NUMBER, caller)
        await self.world.settle()
        return self

    @property
    def call(self) -> Call:
        """The live call."""
        return self.world.call(self.channel)

    @property
    def is_over(self) -> bool:
        """Whether the citizen's channel is gone."""
        return self.channel not in self.world.engine.channels

    @property
    def hears(self) -> str:
        """What the citizen hears: a prompt's name with the language, music, ringback, nothing."""
        return self.world.engine.channels[self.channel].hears.replace("sound:hotline/", "")

    async def press(self, keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            self.world.engine.press(self.channel, key)
            await self.world.settle()

    async def listen(self, prompts: int = 1) -> None:
        """Hear prompts to their end."""
        await asyncio.sleep(prompts * PROMPT_SECONDS + 0.1)
        await self.world.settle()

    async def leave(self) -> None:
        """Hang up."""
        self.world.engine.leave(self.channel)
        await self.world.settle()

    def said(self, kind: str) -> list[Any]:
        """Every event of a kind."""
        return [event for event in self.world.journal.events if event.kind == kind]

    def ended(self) -> tuple[str, str]:
        """How the call ended, and by whom; nothing may be left of it."""
        self.world.assert_nothing_left()
        event = self.world.journal.last("call.ended")
        return event.outcome, event.ended_by
