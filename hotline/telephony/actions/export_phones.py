"""Tell an administrator how desk phones (桌面话机) are set up, VOI-06."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from contracts.credentials import endpoint_name, seat_password
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.errors import UnknownSeat
from hotline.telephony.models import Seat
from hotline.telephony.policy_events import PhonesExported


@dataclass(frozen=True, slots=True)
class PhoneSetUp:
    """What is entered into one phone."""

    extension: str
    label: str
    username: str
    password: str
    port: int
    transport: str
    """``udp`` in the hall; ``tls`` at home, where the sound is encrypted too (SRTP)."""


def export_phones(*, extensions: Sequence[str], by: Actor, now: datetime) -> list[PhoneSetUp]:
    """Return the set-up of these seats' phones, of every active seat when none is named.

    Raises:
        UnknownSeat: one of them does not exist, or is switched off.

    """
    seats = Seat.objects.filter(is_active=True)
    if extensions:
        seats = seats.filter(extension__in=extensions)
    found = [_set_up(each) for each in seats]
    missing = sorted(set(extensions) - {each.extension for each in found})
    if missing:
        msg = f"没有坐席 {'、'.join(missing[:5])}，或已停用。"
        raise UnknownSeat(msg)
    with writing():
        exported = PhonesExported(extensions=[each.extension for each in found])
        record(exported, subject_id="seats", by=by, now=now, correlation_id=None)
    return found


def _set_up(seat: Seat) -> PhoneSetUp:
    environment = settings.HOTLINE_ENVIRONMENT
    is_home = seat.kind == Seat.Kind.HOME
    username = endpoint_name(seat.extension, "desk_phone")
    return PhoneSetUp(
        extension=seat.extension,
        label=seat.label,
        username=username,
        password=seat_password(environment.seat_secret, username),
        port=environment.engine_sips_port if is_home else environment.engine_sip_port,
        transport="tls" if is_home else "udp",
    )
