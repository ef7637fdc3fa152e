"""Bind a browser to a home seat (设备绑定), SEAT-03: ask, approve, refuse, revoke."""

from datetime import datetime

from django.conf import settings

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.models import Seat, SeatDevice
from hotline.telephony.policy_errors import NoSuchDevice, NotBound, NotEncrypted
from hotline.telephony.policy_events import SeatDeviceAsked, SeatDeviceDecided
from hotline.telephony.queries import get_seat
from hotline.telephony.rules.device_key import digest_of

_State = SeatDevice.State


def ask_device(*, seat: str, key: str, label: str, by: Visitor, now: datetime) -> SeatDevice:
    """Ask to use the home seat on this browser; asking again changes nothing.

    Raises:
        UnknownSeat: there is no such seat.

    """
    place = get_seat(seat)
    with writing():
        row, is_new = SeatDevice.objects.get_or_create(
            seat=place,
            key_digest=digest_of(key),
            state__in=[_State.ASKED, _State.BOUND],
            defaults={
                "label": label,
                "asked_by_id": by.user_id,
                "asked_by_label": by.actor_label,
                "asked_at": now,
                "state": _State.ASKED,
            },
        )
        if is_new:
            record(
                SeatDeviceAsked(device=label),
                subject_id=place.extension,
                by=by,
                now=now,
                correlation_id=None,
            )
    return row


def decide_device(
    *, device_id: int, state: SeatDevice.State, by: Visitor, now: datetime
) -> SeatDevice:
    """Bind or refuse what was asked, revoke what is bound.

    Raises:
        NoSuchDevice: there is none that this could be done to.

    """
    before = _State.BOUND if state == _State.REVOKED else _State.ASKED
    with writing():
        rows = SeatDevice.objects.select_for_update(of=("self",)).select_related("seat")
        row = rows.filter(pk=device_id, state=before).first()
        if row is None:
            msg = "没有这条设备申请，或已有人处理。"
            raise NoSuchDevice(msg)
        row.state = state
        row.decided_by_label, row.decided_at = by.actor_label, now
        row.save()
        record(
            SeatDeviceDecided(device=row.label, state=state),
            subject_id=row.seat.extension,
            by=by,
            now=now,
            correlation_id=None,
        )
    return row


def refuse_unbound(seat: Seat, key: str) -> None:
    """Let a home seat be used on its bound browsers only, encrypted; a hall seat anywhere.

    Raises:
        NotBound: this browser is not bound.
        NotEncrypted: the platform has no certificate; the phone could not register.

    """
    if seat.kind != Seat.Kind.HOME:
        return
    environment = settings.HOTLINE_ENVIRONMENT
    if not (environment.https or environment.tls_certificate):
        msg = "家庭坐席只能加密使用，平台尚未启用证书（HTTPS），请联系系统管理员。"
        raise NotEncrypted(msg)
    bound = seat.devices.filter(state=_State.BOUND, key_digest=digest_of(key))
    if not key or not bound.exists():
        msg = (
            f"坐席 {seat.extension} 是家庭坐席，本设备尚未绑定。"
            "请申请绑定，由系统管理员批准后再签入。"
        )
        raise NotBound(msg)
