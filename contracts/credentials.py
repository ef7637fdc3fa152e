"""Secrets both processes derive or check: seat passwords and session tickets.

Nothing is stored: a seat's SIP password is an HMAC of its endpoint's name, a ticket
is a signed JSON body. Changing the secret changes them all.
"""

import base64
import hashlib
import hmac
import json
from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from contracts.call_events import Device

RIGHTS = frozenset({"floor", "wall", "supervise", "dial", "try_flow"})
"""``floor``: see everybody. ``wall``: see the floor without names and numbers.
``supervise``: listen in, whisper, barge in, take over, force.
``dial``: call outside numbers. ``try_flow``: hear a draft flow on one's own phone."""


class TicketError(Exception):
    """The ticket is malformed, forged or expired."""


class Ticket(BaseModel):
    """Who may open an operator's session at call control, and where."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    operator_id: int
    display_name: str
    seat: str
    device: Device
    skills: dict[str, int]
    """Skill (``lang:zh``, ``queue:general``) → level 1-5."""
    rights: frozenset[str] = frozenset()
    """What the operator may do beyond taking calls: see :data:`RIGHTS`."""
    group: str = "hall"
    """The seat's group (``hall``, ``home`` …)."""
    device_bound: bool = False
    """The business side knows this computer; a home seat (家庭坐席) opens on no other."""
    issued_at: datetime
    """A ticket older than the operator's last signing out opens nothing."""
    expires_at: datetime


def endpoint_name(seat: str, device: Device) -> str:
    """Name a seat's SIP endpoint: ``8001w`` for the browser, ``8001p`` for the desk phone."""
    return f"{seat}{'w' if device == 'browser' else 'p'}"


def video_endpoint_name(seat: str) -> str:
    """Name the endpoint a video call reaches a seat's browser by: ``8001v``, rung only."""
    return f"{seat}v"


def seat_password(secret: str, endpoint: str) -> str:
    """Derive the SIP password of an endpoint from the installation's seat secret."""
    return hmac.new(secret.encode(), f"sip:{endpoint}".encode(), hashlib.sha256).hexdigest()[:32]


def number_index(secret: str, number: str) -> str:
    """Blind index of a phone number: equal for equal numbers, meaningless without the secret.

    Both sides use the seat secret; only digits count. A leading 0 or 00 (trunk, abroad) and
    the 86 of China are dropped: trunks write one number in several ways.
    """
    digits = "".join(sign for sign in number if sign in "0123456789").lstrip("0")
    if len(digits) > 11 and digits.startswith("86"):  # noqa: PLR2004 - a mobile number has 11
        digits = digits[2:].lstrip("0")
    return hmac.new(secret.encode(), f"number:{digits}".encode(), hashlib.sha256).hexdigest()[:32]


def _sign(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), b"ticket:" + body, hashlib.sha256).hexdigest()


def issue_ticket(secret: str, ticket: Ticket) -> str:
    """Sign a ticket; the result is URL-safe text."""
    body = base64.urlsafe_b64encode(ticket.model_dump_json().encode())
    return f"{body.decode()}.{_sign(secret, body)}"


def read_ticket(secret: str, text: str, *, now: datetime) -> Ticket:
    """Check and open a ticket.

    Raises:
        TicketError: malformed, forged, or expired at ``now``.

    """
    body, _, signature = text.partition(".")
    if not hmac.compare_digest(_sign(secret, body.encode()).encode(), signature.encode()):
        msg = "forged or malformed ticket"
        raise TicketError(msg)
    try:
        ticket = Ticket.model_validate(json.loads(base64.urlsafe_b64decode(body)))
    except (ValueError, ValidationError) as error:
        msg = "malformed ticket"
        raise TicketError(msg) from error
    if ticket.expires_at <= now:
        msg = "expired ticket"
        raise TicketError(msg)
    return ticket
