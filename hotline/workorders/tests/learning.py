"""A site that has closed many orders, without pressing every button for each."""

from datetime import timedelta
from itertools import cycle, islice

from hotline.core.guarded import writing
from hotline.organizations.models import Department
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.orders import dispatched
from tests.cast import NOW, Cast

LAMPS = ("路灯不亮", "灯杆倾斜", "照明昏暗", "夜里灯坏了", "灯罩破损")
PIPES = ("水管爆裂", "自来水停水", "水压太低", "下水道堵塞", "管道漏水")
PLACES = ("金贸中路", "国贸大道", "龙昆南路", "海秀东路", "滨海大道", "椰海大道", "丘海大道")
AGO = timedelta(days=60)


def handled_orders(cast: Cast, count: int, *, noise: int = 0) -> list[WorkOrder]:
    """Close so many orders: lamps by 城管局, pipes by 水务局; every ``noise``th is the other's."""
    pattern = dispatched(cast)
    places, sides = cycle(PLACES), cycle(((cast.urban, LAMPS), (cast.water, PIPES)))
    rows = [
        _closed(pattern, at, place, side, noise and at % noise == 0, cast)
        for at, (place, side) in enumerate(islice(zip(places, sides, strict=False), count))
    ]
    with writing():
        return WorkOrder.objects.bulk_create(rows)


def _closed(
    pattern: WorkOrder,
    at: int,
    place: str,
    side: tuple[Department, tuple[str, ...]],
    is_odd: object,
    cast: Cast,
) -> WorkOrder:
    department, words = side
    other = cast.water if department == cast.urban else cast.urban
    row = WorkOrder.objects.get(pk=pattern.pk)
    row.pk = None
    row._state.adding = True
    handled_at = NOW - AGO + timedelta(hours=2 * at)
    word = words[at // 2 % len(words)]
    row.number = f"20260901{at:06d}"
    row.state, row.closing, row.due_at = State.CLOSED, Closing.SOLVED, None
    row.registered_at = handled_at - timedelta(days=1)
    row.handled_at, row.closed_at = handled_at, handled_at + timedelta(hours=1)
    row.department = other if is_odd else department
    row.place = f"{place} {at} 号"
    row.event, row.demand = f"{place}{word}，第{at}户反映。", f"请尽快处理{word}的问题。"
    return row
