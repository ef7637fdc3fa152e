"""What a step is given, and what it answers: where the call goes from here."""

from dataclasses import dataclass

from callcontrol.acd.waiting import WaitingRoom
from callcontrol.calls.call import Call
from callcontrol.calls.journey import Journey
from callcontrol.calls.messages import (
    DeclineAsked,
    ForceEndAsked,
    HangUpAsked,
    Message,
    PageBack,
    SuperviseAsked,
    TakeOverAsked,
)
from callcontrol.calls.snapshot import Phase, Snapshot
from callcontrol.operators.states import Verb
from contracts.call_events import CallEvent, EndedBy
from contracts.ivr import NEXT


@dataclass(frozen=True, slots=True)
class Way:
    """The arrow a step leaves by."""

    arrow: str = NEXT
    key: str = ""
    """The key that chose it, if one did."""
    is_spoken: bool = False
    """The key was said, not pressed."""
    is_asked: bool = False
    """The citizen did something, or talked to somebody: no endless loop."""
    ended_by: EndedBy | None = None
    """The call is over; the arrow means nothing."""


ON = Way()
OVER = Way(ended_by="system")


class TestOverError(Exception):
    """The editor who tries a draft (试听) ended it on the page."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One call's way through a flow."""

    call: Call
    room: WaitingRoom

    @property
    def notes(self) -> Snapshot:
        """The call's notebook."""
        return self.call.notes

    @property
    def journey(self) -> Journey:
        """The flow's own page in it."""
        return self.call.notes.journey

    @property
    def is_test(self) -> bool:
        """Whether a draft is tried: nothing is counted, recorded or dialled."""
        return self.journey.is_test

    @property
    def phase(self) -> Phase:
        """What the call is in while the flow speaks; an editor's page shows a test call."""
        return "talking" if self.is_test else "flow"

    def journal(self, event: CallEvent) -> None:
        """Write to the journal, unless a draft is tried."""
        if not self.is_test:
            self.call.record(event)

    async def read(self) -> Message:
        """Wait for the next message.

        Raises:
            TestOverError: the editor ended the test.

        """
        message = await self.call.inbox.get()
        if self.is_test:
            self._react(message)
        return message

    def _react(self, message: Message) -> None:
        """What an editor or a supervisor may do to a test."""
        match message:
            case HangUpAsked() | DeclineAsked() | ForceEndAsked():
                raise TestOverError
            case PageBack():
                self.call.show()
            case SuperviseAsked(desk) | TakeOverAsked(desk):
                self.call.board.floor.let_go(desk, Verb.DISMISS)
            case _:
                pass
