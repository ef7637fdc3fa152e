"""Is the database well: does it answer, how large, how full, are next months' parts made."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from hotline.config.health.findings import Check, State, falling, rising, told, worst
from hotline.config.parts import PARTED
from hotline.core.month_parts import AHEAD, Parted, parts_of
from hotline.core.months import month_after, month_of
from hotline.reference.rules.calendar import local_date

_GIGABYTE = 2**30
_CONNECTIONS = {"amber": 0.7, "red": 0.9}


def check_database(now: datetime) -> Iterator[Check]:
    """Check size, connections and parts."""
    version, size, used, most = _one(
        "SELECT current_setting('server_version'), pg_database_size(current_database()),"
        " (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),"
        " current_setting('max_connections')::int"
    )
    found = f"PostgreSQL {version}，库大小 {size / _GIGABYTE:.2f} GB。"
    yield Check("database", "数据库", State.GREEN, found, details=_largest())
    state = rising(used / most, **_CONNECTIONS)
    advice = told(state, "查看是否有程序没有归还连接；必要时重启网页服务。")
    yield Check("connections", "数据库连接", state, f"已用 {used} 个，上限 {most} 个。", advice)
    yield _parts(now)


def _parts(now: datetime) -> Check:
    """Say how many months ahead every parted table has its part, and what lies in the rest."""
    lines, states = [], []
    for table in PARTED:
        ahead, left = _months_ahead(table, now), _rows_in_rest(table)
        states.append(falling(ahead, amber=AHEAD - 2, red=0))
        if left:
            states.append(State.AMBER)
        rest = f"，另有 {left} 行在兜底分区" if left else ""
        lines.append(f"{table.table}：已建到今后 {ahead} 个月{rest}")
    state = worst(states)
    found = f"{len(lines)} 张按月分区的表，分区都已提前建好。"
    if state is not State.GREEN:
        found = "有的表缺少今后的分区，或有数据落在兜底分区。"
    advice = "每夜 1:40 自动建分区并搬回兜底分区的数据；若持续如此，请看“后台任务”是否停下。"
    return Check("parts", "按月分区", state, found, told(state, advice), lines)


def _months_ahead(table: Parted, now: datetime) -> int:
    has = set(parts_of(table))
    month, ahead = month_of(local_date(now)), -1
    while table.part(month) in has:
        ahead, month = ahead + 1, month_after(month)
    return ahead


def _rows_in_rest(table: Parted) -> int:
    return int(_one(f"SELECT count(*) FROM (SELECT 1 FROM {table.rest} LIMIT 1000) AS head")[0])  # noqa: S608 - our own name


def _largest() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, pg_total_relation_size(c.oid) FROM pg_class c"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = current_schema() AND c.relkind = 'r' ORDER BY 2 DESC LIMIT 5"
        )
        return [f"{name}：{size / 2**20:.0f} MB" for name, size in cursor.fetchall()]


def _one(question: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return tuple(cursor.fetchone() or ())
