"""Is what was recorded whole: call records against the engine's, and what waits to be absorbed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from hotline.config.health.findings import Check, State, rising, told
from hotline.reference.rules.calendar import local_date
from hotline.telephony.record_queries import (
    count_unabsorbed,
    last_checked_day,
    list_differences,
    list_engine_checks,
)

_LOOK = "在“话务统计”的引擎话单核对里逐条查看。"


def check_records(now: datetime) -> Iterator[Check]:
    """Check the latest comparison with the engine's records, and the journal."""
    yield _comparison(now)
    waiting = count_unabsorbed()
    state = rising(waiting, amber=200, red=5000)
    advice = told(state, "后台任务进程停下时会积压；恢复后自动补入。")
    yield Check("journal", "待入库的话单", state, f"{waiting} 条。", advice)


def _comparison(now: datetime) -> Check:
    label, key = "引擎话单核对", "engine_check"
    if not list_engine_checks(1):
        return Check(key, label, State.GREEN, "还没有整日的来电可核对。")
    day, open_differences = last_checked_day(), len(list_differences(settled=False))
    late = day is None or day < local_date(now) - timedelta(days=2)
    found = f"核对到 {day or '—'}，未消除的差异 {open_differences} 条。"
    state = State.AMBER if late or open_differences else State.GREEN
    return Check(key, label, state, found, told(state, _LOOK))
