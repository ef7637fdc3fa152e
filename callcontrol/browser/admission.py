"""Who may open an operator's session on this page: licences, and what a home seat needs."""

from urllib.parse import urlsplit

from callcontrol.operators.floor import Floor
from contracts.credentials import Ticket
from contracts.operator_messages import Refused
from contracts.telephony_config import SeatPlan, TelephonyConfiguration

NO_LICENCE = Refused(
    code="no_licence", message="软电话许可已全部使用，请稍后再签入，或改用座机签入"
)
NOT_SECURE = Refused(
    code="not_secure", message="家庭坐席须通过加密连接（HTTPS）签入，请检查访问地址"
)
NOT_BOUND = Refused(
    code="not_secure", message="本设备未绑定为家庭坐席设备，请联系管理员绑定后再签入"
)
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_secure_origin(origin: str | None) -> bool:
    """Whether the page came over TLS, or from this very machine."""
    try:
        page = urlsplit(origin or "")
    except ValueError:
        return False
    return page.scheme == "https" or page.hostname in _LOOPBACK


def find_seat(configuration: TelephonyConfiguration | None, seat: str) -> SeatPlan | None:
    """Find a published seat."""
    seats = configuration.seats if configuration is not None else []
    return next((plan for plan in seats if plan.extension == seat), None)


def weigh_place(ticket: Ticket, plan: SeatPlan | None, *, is_secure: bool) -> Refused | None:
    """Refuse a home seat (家庭坐席) without encryption or on an unknown computer (SEAT-03)."""
    if plan is None or plan.kind != "home":
        return None
    if not is_secure:
        return NOT_SECURE
    return None if ticket.device_bound else NOT_BOUND


def weigh_licence(ticket: Ticket, floor: Floor, *, softphones: int) -> Refused | None:
    """Refuse a browser beyond the licences shared by PC and mobile; desk phones need none."""
    if ticket.device != "browser":
        return None
    desk = floor.get(ticket.operator_id)
    has_one = desk is not None and desk.device == "browser"
    return NO_LICENCE if not has_one and floor.softphones >= softphones else None
