"""Phones at the far end of originated legs: seats, and citizens whom we call."""

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tests.fakes.asterisk.channels import Channel, Party
from tests.fakes.asterisk.words import NO_ANSWER, NORMAL_CLEARING, USER_BUSY

if TYPE_CHECKING:
    from tests.fakes.asterisk.engine import Engine

Manner = Literal["answers", "ignores", "rejects", "is_busy"]

SILENCE_SECONDS = 2.0
"""The engine's ``rtp_timeout``, shortened."""


@dataclass
class Phone(Party):
    """A phone with manners; it carries one call at a time."""

    manner: Manner = "answers"
    answer_after: float = 0.2
    auto_answers: bool = False
    """Obeys ``X-Auto-Answer``, as the operator's page does."""
    leg: Channel | None = None
    offered: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self, engine: "Engine", leg: Channel, patience: float) -> None:
        """Let an originated leg arrive: ring, then do what the manner says."""
        loop = asyncio.get_running_loop()
        self.leg = leg
        leg.on_gone.append(lambda: self._forget(leg))
        engine.set_state(leg, "Ringing")
        engine.tell_dial(leg, "RINGING")
        self.offered.set()
        if patience > 0:
            loop.call_later(patience, self._give_up, engine, leg)
        if self.manner in {"is_busy", "rejects"}:
            loop.call_later(0.03, self.put_down, engine)
        is_automatic = self.auto_answers and leg.variables.get("X-Auto-Answer") == "1"
        if self.manner == "answers" or is_automatic:
            loop.call_later(0.02 if is_automatic else self.answer_after, self.pick_up, engine)

    def _give_up(self, engine: "Engine", leg: Channel) -> None:
        if leg.state != "Up":
            engine.hang_up(leg, cause=NO_ANSWER, soft=False)

    def _forget(self, leg: Channel) -> None:
        if self.leg is leg:
            self.leg = None
            self.offered.clear()

    def press(self, engine: "Engine", key: str) -> None:
        """Press a key in the call it has."""
        if self.leg is not None:
            engine.tell_of("ChannelDtmfReceived", self.leg, digit=key, duration_ms=100)

    def vanish(self, engine: "Engine") -> None:
        """Go silent without a word, as a browser's page does; the engine notices later."""
        leg = self.leg
        if leg is not None:
            leg.party = Party()
            self._forget(leg)
            loop = asyncio.get_running_loop()
            loop.call_later(SILENCE_SECONDS, lambda: engine.hang_up(leg, soft=False))

    def pick_up(self, engine: "Engine") -> None:
        """Answer the ringing leg; it then enters the application that originated it."""
        leg = self.leg
        if leg is None or leg.is_gone or leg.state == "Up":
            return
        engine.set_state(leg, "Up")
        engine.tell_dial(leg, "ANSWER")
        engine.enter_app(leg, engine.apps[leg.app], leg.app_args)

    def put_down(self, engine: "Engine") -> None:
        """Hang up at this end: reject a ringing leg, end an answered one."""
        if self.leg is not None:
            cause = NORMAL_CLEARING if self.leg.state == "Up" else USER_BUSY
            engine.hang_up(self.leg, cause=cause, soft=False)
