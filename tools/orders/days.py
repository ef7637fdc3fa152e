"""Write the days of a plan by several workers, each day in one transaction: none is doubled."""

import queue
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

import psycopg

from hotline.workorders.rules.search.days import marks_of
from hotline.workorders.rules.search.words import quoted
from tools.orders.calendar import CITY
from tools.orders.drafts import Pools, drafts_of
from tools.orders.plan import Day, Plan, days_left
from tools.orders.statements import COPY_DRAFT, DRAFT, statements

SEED = 12345
_HASTE = (
    "SET session_replication_role = replica",
    "SET synchronous_commit = off",
    "SET work_mem = '64MB'",
)
"""Foreign keys are not looked up row by row: every key is made here. It takes a superuser."""


def write_days(url: str, plan: Plan, jobs: int, tell: Callable[[str, float], None]) -> None:
    """Write every day that is left; a fault of one worker is raised when all have stopped."""
    with psycopg.connect(url, autocommit=True) as connection:
        days = days_left(connection)
    waiting: queue.SimpleQueue[Day] = queue.SimpleQueue()
    for each in days:
        waiting.put(each)
    written = [plan.orders - sum(each.orders for each in days)]
    faults, lock = list[Exception](), threading.Lock()

    def work() -> None:
        try:
            for count in _work(url, plan, waiting):
                with lock:
                    written[0] += count
                    tell("写入工单", written[0] / plan.orders)
        except Exception as fault:  # noqa: BLE001 - raised in the main thread
            faults.append(fault)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


def _work(url: str, plan: Plan, waiting: "queue.SimpleQueue[Day]") -> Iterator[int]:
    """Write days until none is left; yield how many orders each had."""
    end = datetime.combine(plan.last_day + timedelta(days=1), time(), CITY)
    told = statements()
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in (*_HASTE, DRAFT):
            connection.execute(statement)
        pools = _sizes(connection)
        while not waiting.empty():
            try:
                day = waiting.get_nowait()
            except queue.Empty:
                return
            given = {
                "day": day.day,
                "end": end,
                "events": plan.events,
                "marks": " ".join(map(quoted, marks_of(day.day))),
            }
            with connection.transaction(), connection.cursor() as cursor:
                with cursor.copy(COPY_DRAFT) as copy:
                    for each in drafts_of(day, pools, end=end, seed=SEED):
                        copy.write_row(each)
                cursor.execute("ANALYZE draft")
                for statement in told:
                    cursor.execute(statement, given)
                cursor.execute("UPDATE fill.day SET is_done = true WHERE day = %s", [day.day])
            yield day.orders


def _sizes(connection: psycopg.Connection) -> Pools:
    row = connection.execute(
        "SELECT (SELECT count(*) FROM fill.caller), (SELECT count(*) FROM fill.place),"
        " (SELECT count(*) FROM fill.text), (SELECT count(*) FROM fill.code)"
    ).fetchone()
    return Pools(*row) if row else Pools(0, 0, 0, 0)
