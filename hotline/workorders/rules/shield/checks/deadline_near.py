"""The clock of dispatching is still open (WO-03, WO-04, ASM-21)."""

from collections.abc import Iterator
from datetime import timedelta

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault

NEAR = timedelta(minutes=5)


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the time to dispatch is nearly over, or over."""
    if known.due_at is None:
        return
    left = known.due_at - known.now
    if left < timedelta(0):
        minutes = int(-left.total_seconds() // 60)
        yield Fault(reason=f"派单时限已过 {minutes} 分钟，请立即派出。")
    elif left <= NEAR:
        minutes = max(1, int(left.total_seconds() // 60))
        yield Fault(reason=f"派单时限还剩 {minutes} 分钟。")
