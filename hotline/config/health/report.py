"""All checks of the system, by subject; a check that fails itself is a finding too."""

from collections.abc import Callable, Iterator
from datetime import datetime

import structlog
from django.db import Error, transaction

from hotline.config.health.city import check_city
from hotline.config.health.database import check_database
from hotline.config.health.findings import Check, Group, State
from hotline.config.health.jobs import check_jobs
from hotline.config.health.processes import check_processes
from hotline.config.health.records import check_records
from hotline.config.health.storage import check_storage
from hotline.config.health.time_and_keys import check_time_and_keys

_log = structlog.get_logger()
_GROUPS: tuple[tuple[str, Callable[[datetime], Iterator[Check]]], ...] = (
    ("进程", check_processes),
    ("数据库", check_database),
    ("后台任务", check_jobs),
    ("话单", check_records),
    ("磁盘与备份", check_storage),
    ("时间与证书", check_time_and_keys),
    ("资料", check_city),
)


def report(*, now: datetime) -> list[Group]:
    """Run every check."""
    return [Group(title, _run(title, checks, now)) for title, checks in _GROUPS]


def _run(title: str, checks: Callable[[datetime], Iterator[Check]], now: datetime) -> list[Check]:
    try:
        with transaction.atomic():
            return list(checks(now))
    except (Error, OSError) as error:
        _log.warning("health_check_failed", action=title, exc_info=error)
        advice = "查看日志里的 health_check_failed；数据库或磁盘可能没有回答。"
        return [Check(f"failed:{title}", title, State.RED, "检查没能完成。", advice)]
