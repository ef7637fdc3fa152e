"""Check in, check out, who sits where."""

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from contracts.credentials import endpoint_name, seat_password
from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.queries import list_display_names
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.check_out import check_out
from hotline.telephony.actions.issue_ticket import issue_session_ticket, rights_of
from hotline.telephony.api.device_cookie import device_key_of
from hotline.telephony.api.schemas import CheckedInOut, CheckedOutOut, CheckInBody, SeatOut, SipOut
from hotline.telephony.models import Seat
from hotline.telephony.permissions import USE_SEAT
from hotline.telephony.queries import list_running_sessions, list_seats

router = Router(tags=["seats"])


@router.get("/seats", auth=Requires(USE_SEAT))
def get_seats(request: HttpRequest) -> list[SeatOut]:
    """Return every seat and who sits there."""
    visitor = visitor_of(request)
    sessions = {each.seat_id: each for each in list_running_sessions(now())}
    names = list_display_names(each.operator_id for each in sessions.values())
    return [
        SeatOut(
            extension=seat.extension,
            label=seat.label,
            kind="home" if seat.kind == Seat.Kind.HOME else "hall",
            is_free=session is None,
            is_mine=session is not None and session.operator_id == visitor.user_id,
            operator_name=names.get(session.operator_id, "") if session else "",
            device=session.device if session else "",
        )
        for seat in list_seats()
        for session in (sessions.get(seat.pk),)
    ]


@router.post("/seats/check-in", auth=Requires(USE_SEAT))
def post_check_in(request: HttpRequest, body: CheckInBody) -> CheckedInOut:
    """Sit down and get everything the page's phone needs."""
    visitor = visitor_of(request)
    key = device_key_of(request)
    check_in(seat=body.seat, device=body.device, by=visitor, now=now(), device_key=key)
    return _session_out(request, visitor)


@router.post("/seats/ticket", auth=Requires(USE_SEAT))
def post_ticket(request: HttpRequest) -> CheckedInOut:
    """Return the same again for the running session, with a fresh ticket."""
    return _session_out(request, visitor_of(request))


@router.post("/seats/check-out", auth=Requires(USE_SEAT))
def post_check_out(request: HttpRequest) -> CheckedOutOut:
    """Leave the seat."""
    visitor = visitor_of(request)
    check_out(operator_id=visitor.user_id, by=visitor, now=now())
    return CheckedOutOut()


def _session_out(request: HttpRequest, visitor: Visitor) -> CheckedInOut:
    session, ticket = issue_session_ticket(by=visitor, now=now(), device_key=device_key_of(request))
    environment = settings.HOTLINE_ENVIRONMENT
    host = request.get_host().rsplit(":", 1)[0]
    scheme = "wss" if environment.https else "ws"
    sip = None
    if session.device == "browser":
        endpoint = endpoint_name(session.seat.extension, "browser")
        sip = SipOut(
            uri=f"sip:{endpoint}@{host}",
            username=endpoint,
            password=seat_password(environment.seat_secret, endpoint),
            websocket_url=_phone_door(host, is_home=session.is_home),
        )
    return CheckedInOut(
        seat=session.seat.extension,
        device=session.device,
        is_home=session.is_home,
        rights=sorted(rights_of(visitor)),
        ticket=ticket,
        websocket_url=f"{scheme}://{host}:{environment.callcontrol_port}/operator",
        sip=sip,
    )


def _phone_door(host: str, *, is_home: bool) -> str:
    """Return where the browser's phone registers; a home seat's on the engine's own wss."""
    environment = settings.HOTLINE_ENVIRONMENT
    if is_home and environment.tls_certificate:
        return f"wss://{host}:{environment.engine_wss_port}/ws"
    return f"{'wss' if environment.https else 'ws'}://{host}:{environment.engine_http_port}/ws"
