"""What the doors of telephony take and give."""

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from contracts.call_events import Device
from hotline.core.text import Text


class CheckInBody(Schema):
    """Which seat, and on what the operator talks."""

    model_config = ConfigDict(extra="forbid")
    seat: Text = Field(min_length=1, max_length=16)
    device: Device


class SeatOut(Schema):
    """A seat; ``operator_name`` is empty while it is free."""

    extension: str
    label: str
    kind: Literal["hall", "home"]
    """A home seat (家庭坐席) can be used on its bound browsers only."""
    is_free: bool
    is_mine: bool
    operator_name: str
    device: str


class SipOut(Schema):
    """How the browser registers its phone; the password is the seat's, never the person's."""

    uri: str
    username: str
    password: str
    websocket_url: str


class CheckedInOut(Schema):
    """Everything the operator's page needs; ``sip`` is empty for a desk phone."""

    seat: str
    device: str
    is_home: bool
    rights: list[str]
    """What the visitor may do beyond taking calls: ``floor``, ``supervise``, ``dial`` …"""
    ticket: str
    websocket_url: str
    sip: SipOut | None


class CheckedOutOut(Schema):
    """The seat is free."""

    checked_out: bool = True
