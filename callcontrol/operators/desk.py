"""One operator who is signed in: seat, skills, state, page."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from callcontrol.operators.states import OperatorState
from contracts.call_events import Device
from contracts.credentials import Ticket, endpoint_name, video_endpoint_name
from contracts.operator_messages import CallMessage, CallView, StateView, ToPage, Welcome


class Page(Protocol):
    """An operator's open page."""

    def send(self, message: ToPage) -> None:
        """Queue a message; never waits, never raises."""

    def close(self) -> None:
        """End the connection."""


@dataclass(slots=True, eq=False)
class Desk:
    """An operator at a seat; changed only through :class:`~callcontrol.operators.floor.Floor`."""

    operator_id: int
    display_name: str
    seat: str
    device: Device
    skills: dict[str, int]
    state: OperatorState
    group: str = "hall"
    """The seat's group, such as ``home``: a queue may prefer some and widen to others."""
    rights: frozenset[str] = frozenset()
    """What the ticket allows besides taking calls: ``contracts.credentials.RIGHTS``."""
    page_id: str = ""
    page: Page | None = None
    call_id: UUID | None = None
    last_call_id: UUID | None = None
    view: CallView | None = None
    texts: frozenset[UUID] = frozenset()
    """The conversations in hand (文字会话); the business side says them anew every few seconds."""
    is_reachable: bool = True
    """Whether the engine knows where the phone is, as far as it was last looked at."""
    supervised_by: str = ""
    """The supervisor who listens in, whispers or barges in now, as the floor shows it."""
    timer: asyncio.TimerHandle | None = field(default=None, repr=False)
    """Ends wrap-up, or signs out an operator whose page stays away."""

    @classmethod
    def of(cls, ticket: Ticket, *, now: datetime) -> "Desk":
        """Make the desk of a ticket's operator, not yet signed in."""
        return cls(
            operator_id=ticket.operator_id,
            display_name=ticket.display_name,
            seat=ticket.seat,
            device=ticket.device,
            skills=dict(ticket.skills),
            group=ticket.group,
            rights=ticket.rights,
            state=OperatorState("signed_out", now),
        )

    @property
    def endpoint(self) -> str:
        """The engine's name of the operator's phone."""
        return f"PJSIP/{endpoint_name(self.seat, self.device)}"

    @property
    def video_endpoint(self) -> str:
        """The same phone, for calls with video; a desk phone has sound only."""
        if self.device != "browser":
            return self.endpoint
        return f"PJSIP/{video_endpoint_name(self.seat)}"

    @property
    def is_offerable(self) -> bool:
        """Whether a call may ring here: ready, someone looks at the page, the phone is there."""
        return self.state.name == "ready" and self.page is not None and self.is_reachable

    def tell(self, message: ToPage) -> None:
        """Send to the page, if there is one."""
        if self.page is not None:
            self.page.send(message)

    def state_view(self) -> StateView:
        """The state as the page shows it."""
        state = self.state
        return StateView(
            state=state.name,
            reason=state.reason,
            since=state.since,
            until=state.until,
            texts=sorted(self.texts),
        )

    def show(self, view: CallView | None) -> None:
        """Show the call, or that there is none."""
        self.view = view
        self.tell(CallMessage(call=view))

    def greet(self, *, now: datetime) -> None:
        """Tell a page that has just opened everything it needs."""
        self.tell(
            Welcome(
                operator_id=self.operator_id,
                display_name=self.display_name,
                seat=self.seat,
                device=self.device,
                server_time=now,
            )
        )
        self.tell(self.state_view())
        self.tell(CallMessage(call=self.view))
