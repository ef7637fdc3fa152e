"""Press for an answer (催办): the citizen calls again, or the hotline does so itself."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.actor import Actor, NamedActor
from hotline.core.guarded import writing
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.attention_events import Urged
from hotline.workorders.citizen_queries import get_order_of_citizen
from hotline.workorders.errors import TooSoon
from hotline.workorders.models import Urge, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.urging import LIMIT, SOURCE_LABELS, Source, pause_left
from hotline.workorders.rules.workflow import Verb


def urge(*, number: str, source: Source, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Count one more press; state and clocks stay as they are.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nobody says what the press is about.
        TooSoon: the last press was only just now.

    """
    with writing():
        order, _ = get_order_for(Verb.URGE, number, by)
        refuse_silence(reason, "催办内容")
        _press(order, source, reason, by=by, now=now)
    return order


def urge_as_citizen(*, number: str, now: datetime) -> WorkOrder:
    """Count a press of the citizen's own page.

    Raises:
        NoSuchOrder, NotNow: see ``citizen_queries.get_order_of_citizen``.
        TooSoon: the last press was only just now.

    """
    with writing():
        order, _ = get_order_of_citizen(Verb.URGE, number)
        _press(order, Source.CITIZEN, "市民在网上催办。", by=NamedActor("市民"), now=now)
    return order


def _press(order: WorkOrder, source: Source, reason: str, *, by: Actor, now: datetime) -> None:
    wait = pause_left(_pause_ends(order), now)
    if wait:
        msg = f"刚刚催办过，请 {wait} 分钟后再催。"
        raise TooSoon(msg)
    Urge.objects.create(
        order=order,
        source=source,
        note=reason,
        urged_at=now,
        urged_by_id=by.actor_id,
        urged_by_label=by.actor_label,
    )
    order.urge_count += 1
    order.save(update_fields=["urge_count"])
    note = f"{SOURCE_LABELS[source]}（第 {order.urge_count} 次）：{reason}"
    tell(order, Urged(source=source, times=order.urge_count, note=note), by=by, now=now)


def _pause_ends(order: WorkOrder) -> datetime | None:
    last = Urge.objects.filter(order=order).order_by("-urged_at").first()
    if last is None:
        return None
    return get_limit(LIMIT, local_date(last.urged_at)).due_at(last.urged_at)
