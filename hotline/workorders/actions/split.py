"""Split an order (拆单) that holds several demands into one order each (一事一单, WO-07)."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from hotline.accounts.visitor import Visitor
from hotline.contacts.rules.channels import Channel
from hotline.core.guarded import writing
from hotline.workorders.actions._clock_stops import running_clocks
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._create_orders import Origin, create_orders
from hotline.workorders.actions._difficulty import end_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete
from hotline.workorders.family_events import SplitUp
from hotline.workorders.models import Link, Registration, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.registration import (
    MAX_DEMANDS,
    Caller,
    Demand,
    missing_elements,
)
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.workflow import Verb

_FEWEST = 2


def split(*, number: str, demands: list[Demand], by: Visitor, now: datetime) -> list[WorkOrder]:
    """Make one order per demand; the split one waits for them and closes last.

    The parts' dispatch clocks began when the order's own did: splitting buys no time.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: there are not several demands, or elements are missing (WO-06).

    """
    with writing():
        order, transition = get_order_for(Verb.SPLIT, number, by)
        _refuse_incomplete(demands, now=now)
        end_difficulty(order, because="已拆单", by=by, now=now)
        began = min((each.started_at for each in running_clocks(order)), default=now)
        parts = _create(order, demands, began=began, by=by, now=now)
        Link.objects.bulk_create(
            Link(earlier=order, later=each, kind=Link.Kind.SPLIT, linked_at=now) for each in parts
        )
        stop_clocks(order, now=now)
        order.state = transition.next_state
        order.save(update_fields=["state", "due_at"])
        numbers = [each.number for each in parts]
        note = f"拆为 {len(parts)} 件：{'、'.join(numbers)}"
        tell(order, SplitUp(numbers=numbers, note=note), by=by, now=now)
    return parts


def _refuse_incomplete(demands: list[Demand], *, now: datetime) -> None:
    if not _FEWEST <= len(demands) <= MAX_DEMANDS:
        msg = f"拆单须有 {_FEWEST} 至 {MAX_DEMANDS} 件诉求。"
        raise Incomplete(msg, fields={"demands": msg})
    faults = {
        f"demands.{at}.{name}": text
        for at, demand in enumerate(demands)
        for name, text in missing_elements(demand, now=now).items()
    }
    if faults:
        msg = "分单的要素不完整，请按提示补充。"
        raise Incomplete(msg, fields=faults)


def _create(
    order: WorkOrder, demands: list[Demand], *, began: datetime, by: Visitor, now: datetime
) -> list[WorkOrder]:
    caller = Caller(
        name=order.caller_name,
        phone=order.caller_phone,
        sex=order.caller_sex,
        is_confidential=order.is_confidential,
        is_anonymous=order.is_anonymous,
    )
    registration = Registration.objects.create(
        key=uuid4(), fingerprint="", by_id=by.user_id, registered_at=now
    )
    origin = Origin(
        contact=order.contact,
        citizen=order.citizen,
        correlation_id=order.correlation_id,
        demanded_at=began,
        channel=Channel(order.channel),
    )
    kept = [
        replace(each, secrecy=Secrecy(order.secrecy)) if each.secrecy is Secrecy.NORMAL else each
        for each in demands
    ]
    return create_orders(registration, origin, caller, kept, by=by, now=now)
