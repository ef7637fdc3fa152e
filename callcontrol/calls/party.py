"""What is kept of one more party of a call (多方), on disk and in memory (VOI-19)."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from contracts.call_events import Device, PartyKind

Purpose = Literal["consult", "conference", "transfer"]
PartyState = Literal["ringing", "consulting", "joined"]


class Party(BaseModel):
    """Somebody rung by or for the operator: a colleague, an outside number, a supervisor."""

    leg: str
    """The engine's channel; also the party's id."""
    kind: PartyKind
    label: str
    """A name or a masked number, fit to be shown."""
    purpose: Purpose
    """``transfer``: takes the call over on answering."""
    asked_by: int
    state: PartyState = "ringing"
    since: datetime
    joined_at: datetime | None = None
    channel_name: str = ""
    operator_id: int | None = None
    seat: str = ""
    device: Device | None = None
    recording: str = ""
    """The consultation's own file while it is being written."""
