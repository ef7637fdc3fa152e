"""Give the operator's page what it needs to open its session at call control."""

from datetime import datetime

from django.conf import settings

from contracts.call_events import Device
from contracts.credentials import Ticket, issue_ticket
from hotline.accounts.visitor import Visitor
from hotline.telephony.errors import NotCheckedIn
from hotline.telephony.models import SeatSession
from hotline.telephony.queries import SEAT_SESSION_LIFETIME, find_running_session, skills_of


def issue_session_ticket(*, by: Visitor, now: datetime) -> tuple[SeatSession, str]:
    """Return the running seat session and a ticket for it, good for 12 hours.

    Raises:
        NotCheckedIn: the operator sits nowhere.

    """
    session = find_running_session(by.user_id, now)
    if session is None:
        msg = "您还没有签入坐席。"
        raise NotCheckedIn(msg)
    device: Device = "browser" if session.device == "browser" else "desk_phone"
    ticket = Ticket(
        operator_id=by.user_id,
        display_name=by.display_name,
        seat=session.seat.extension,
        device=device,
        skills=skills_of(by.user_id),
        issued_at=now,
        expires_at=now + SEAT_SESSION_LIFETIME,
    )
    return session, issue_ticket(settings.HOTLINE_ENVIRONMENT.ticket_secret, ticket)
