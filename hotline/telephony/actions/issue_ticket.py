"""Give a page what it needs to open its session at call control."""

from datetime import datetime

from django.conf import settings

from contracts.call_events import Device
from contracts.credentials import Ticket, issue_ticket
from hotline.accounts.visitor import Visitor
from hotline.telephony.actions.bind_device import refuse_unbound
from hotline.telephony.errors import NotCheckedIn
from hotline.telephony.floor_permissions import DIAL, SUPERVISE, TRY_FLOWS, WATCH_FLOOR
from hotline.telephony.models import Seat, SeatSession
from hotline.telephony.permissions import TAKE_CALLS
from hotline.telephony.queries import SEAT_SESSION_LIFETIME, find_running_session, skills_of

_RIGHTS = {"floor": WATCH_FLOOR, "supervise": SUPERVISE, "dial": DIAL, "try_flow": TRY_FLOWS}
WALL_RIGHTS = frozenset({"wall"})


def rights_of(visitor: Visitor) -> frozenset[str]:
    """Return what the visitor's roles allow at call control, see ``contracts.credentials``."""
    return frozenset(right for right, permission in _RIGHTS.items() if visitor.has(permission))


def issue_session_ticket(
    *, by: Visitor, now: datetime, device_key: str = ""
) -> tuple[SeatSession, str]:
    """Return the running seat session and a ticket for it, good for 12 hours.

    Who takes no calls (an administrator who tries flows) has no skills: nothing is offered.

    Raises:
        NotCheckedIn: the operator sits nowhere.
        NotBound: a home seat on a browser that is not bound, or no longer.

    """
    session = find_running_session(by.user_id, now)
    if session is None:
        msg = "您还没有签入坐席。"
        raise NotCheckedIn(msg)
    refuse_unbound(session.seat, device_key)
    device: Device = "browser" if session.device == "browser" else "desk_phone"
    ticket = Ticket(
        operator_id=by.user_id,
        display_name=by.display_name,
        seat=session.seat.extension,
        device=device,
        skills=skills_of(by.user_id) if by.has(TAKE_CALLS) else {},
        rights=rights_of(by),
        group=session.seat.group,
        device_bound=session.seat.kind == Seat.Kind.HOME,
        issued_at=now,
        expires_at=now + SEAT_SESSION_LIFETIME,
    )
    return session, issue_ticket(settings.HOTLINE_ENVIRONMENT.ticket_secret, ticket)


def issue_floor_ticket(*, by: Visitor, now: datetime) -> str:
    """Return a ticket for the floor page (现场监控): no seat, no skills, only rights."""
    return _seatless(by, rights_of(by) - {"dial", "try_flow"}, now)


def issue_wall_ticket(*, by: Visitor, now: datetime) -> str:
    """Return a ticket for a screen on the wall (大屏): it sees nobody and may do nothing."""
    return _seatless(by, WALL_RIGHTS, now)


def _seatless(by: Visitor, rights: frozenset[str], now: datetime) -> str:
    ticket = Ticket(
        operator_id=by.user_id,
        display_name=by.display_name,
        seat="",
        device="browser",
        skills={},
        rights=rights,
        group="",
        issued_at=now,
        expires_at=now + SEAT_SESSION_LIFETIME,
    )
    return issue_ticket(settings.HOTLINE_ENVIRONMENT.ticket_secret, ticket)
