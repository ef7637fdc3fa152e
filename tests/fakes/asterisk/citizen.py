"""A scripted citizen (市民) who calls in over the fake's trunk."""

import asyncio
import uuid
from dataclasses import dataclass

from tests.fakes.asterisk.channels import Channel, Party
from tests.fakes.asterisk.engine import Engine

PATIENCE = 10.0
"""How long a test waits for the other side, in seconds."""


@dataclass
class IncomingCall:
    """One call on the trunk, seen from the citizen's telephone."""

    engine: Engine
    channel: Channel

    @property
    def is_up(self) -> bool:
        """Whether the call is answered and not over."""
        return self.channel.state == "Up" and not self.channel.is_gone

    @property
    def is_over(self) -> bool:
        """Whether the call has ended."""
        return self.channel.is_gone

    async def until_up(self) -> None:
        """Wait until somebody or something answers."""
        async with asyncio.timeout(PATIENCE):
            await self.channel.until(lambda: self.is_up)

    async def until_over(self) -> None:
        """Wait until the call has ended."""
        async with asyncio.timeout(PATIENCE):
            await self.channel.until(lambda: self.is_over)

    def press(self, key: str) -> None:
        """Press a key on the telephone."""
        self.engine.tell_of("ChannelDtmfReceived", self.channel, digit=key, duration_ms=100)

    def hang_up(self) -> None:
        """Put the receiver down."""
        self.engine.hang_up(self.channel, soft=False)


def call_in(engine: Engine, *, caller: str, dialled: str, tone: int) -> IncomingCall:
    """Call a number from outside, as the dialplan's ``from-trunk`` sees it."""
    ident = f"fake-{uuid.uuid4().hex[:12]}"
    channel = engine.add_channel(ident, "PJSIP/trunk", Party(tone), caller=caller, exten=dialled)
    channel.context = "from-trunk"
    engine.set_state(channel, "Ring")
    app = engine.apps.get("hotline")
    if app is None or app.outbox is None:
        engine.fall_back(channel)
    else:
        engine.enter_app(channel, app, ["inbound", dialled, caller])
    return IncomingCall(engine, channel)
