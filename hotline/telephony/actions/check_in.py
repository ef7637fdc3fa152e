"""Check in at a seat (签入): one operator per seat, one seat per operator."""

from datetime import datetime

from django.db import IntegrityError

from contracts.call_events import Device
from hotline.accounts.visitor import Visitor
from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.bind_device import refuse_unbound
from hotline.telephony.actions.end_seat_session import end_seat_session
from hotline.telephony.errors import OperatorInCall, SeatOccupied
from hotline.telephony.events import SeatTaken
from hotline.telephony.models import Seat, SeatSession
from hotline.telephony.queries import SEAT_SESSION_LIFETIME, get_seat, is_in_call


def check_in(
    *, seat: str, device: Device, by: Visitor, now: datetime, device_key: str = ""
) -> SeatSession:
    """Sit down; again at the same seat keeps the session, another seat moves it.

    ``device_key`` is the browser's secret cookie, which a home seat (家庭坐席) asks for.

    Raises:
        UnknownSeat: there is no such seat.
        NotBound: a home seat, and this browser is not bound to it.
        SeatOccupied: somebody else sits there, or sat down a moment before.
        OperatorInCall: moving away from a seat in the middle of a call.

    """
    place = get_seat(seat)
    refuse_unbound(place, device_key)
    try:
        with writing():
            _end_expired(place, now)
            own = _own_session(by)
            if own is not None and own.seat_id == place.pk:
                return _keep(own, device)
            if own is not None:
                _leave(own, by, now)
            session = SeatSession.objects.create(
                seat=place,
                operator_id=by.user_id,
                device=device,
                is_home=place.kind == Seat.Kind.HOME,
                started_at=now,
            )
            taken = SeatTaken(device=device)
            record(taken, subject_id=place.extension, by=by, now=now, correlation_id=None)
    except IntegrityError as error:
        msg = f"坐席 {seat} 已有人签入，请换一个坐席。"
        raise SeatOccupied(msg, fields={"seat": msg}) from error
    return session


def _own_session(by: Visitor) -> SeatSession | None:
    sessions = SeatSession.objects.select_for_update(of=("self",)).select_related("seat")
    return sessions.filter(operator_id=by.user_id, ended_at__isnull=True).first()


def _keep(session: SeatSession, device: Device) -> SeatSession:
    if session.device != device:
        session.device = device
        session.save(update_fields=["device"])
    return session


def _leave(session: SeatSession, by: Visitor, now: datetime) -> None:
    if is_in_call(by.user_id):
        msg = f"您正在坐席 {session.seat.extension} 通话中，结束后才能换座。"
        raise OperatorInCall(msg)
    end_seat_session(session, reason="moved", by=by, now=now)


def _end_expired(seat: Seat, now: datetime) -> None:
    stale = SeatSession.objects.filter(seat=seat, ended_at__isnull=True)
    for session in stale.filter(started_at__lte=now - SEAT_SESSION_LIFETIME):
        end_seat_session(session, reason="expired", by=SYSTEM, now=now)
