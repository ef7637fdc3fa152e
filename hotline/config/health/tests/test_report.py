"""The health report: what it finds, who may see it, and that it survives what it checks."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from hotline.config.health import jobs, processes, report
from hotline.config.health.findings import Check
from hotline.config.parts import PARTED
from hotline.core.delivery import QUEUE, TASK
from hotline.core.month_parts import AHEAD, make_ahead
from hotline.telephony.callcontrol_door import CallControlHealth
from tests.cast import NOW, Cast, Door, cast, frozen

__all__ = ["cast", "frozen"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
WELL = CallControlHealth(engine=True, database=True, calls=3, operators=2, version="1")


@pytest.fixture
def found(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What an administrator sees while call control does not answer, by key."""
    monkeypatch.setattr(processes, "ask_health", lambda: None)
    status, answer = Door(cast.lin_admin).get("/administration/health")
    assert status == 200
    return {each["key"]: each for group in answer["groups"] for each in group["checks"]}


def _beat(ago: timedelta) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [NOW - ago]
        )


def _job(status: str) -> None:
    job_id = app.configure_task(TASK, queue=QUEUE).defer(event_id=1, subscriber="nobody")
    with connection.cursor() as cursor:
        for step in ["doing", status] if status != "todo" else []:
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [step, job_id]
            )
        cursor.execute("UPDATE procrastinate_events SET at = %s", [NOW - timedelta(minutes=10)])


def test_only_an_administrator_sees_it(cast: Cast) -> None:
    for visitor, status in (
        (None, 401),
        (cast.zhao_min, 403),
        (cast.wang_fang, 403),
        (cast.leader_zhou, 403),
    ):
        assert Door(visitor).get("/administration/health")[0] == status


def test_every_subject_is_checked_and_trouble_says_what_to_do(
    found: dict[str, dict[str, Any]],
) -> None:
    wanted = {"web", "worker", "callcontrol", "engine", "database", "connections", "parts"}
    wanted |= {"jobs_waiting", "jobs_failed", "jobs_stalled", "engine_check", "journal"}
    wanted |= {"disk_1", "backups", "clock", "certificate", "holidays", "city_files"}
    assert wanted <= set(found)
    assert found["callcontrol"]["state"] == "red"
    assert found["worker"]["state"] == "red"
    assert all(each["advice"] for each in found.values() if each["state"] != "green")
    assert not any(each["advice"] for each in found.values() if each["state"] == "green")


def test_living_worker_and_call_control_are_green(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "ask_health", lambda: WELL)
    _beat(timedelta(seconds=20))
    assert {each.state for each in processes.check_processes(NOW)} == {"green"}
    away = WELL.model_copy(update={"engine": False, "database": False})
    monkeypatch.setattr(processes, "ask_health", lambda: away)
    states = {each.key: each.state for each in processes.check_processes(NOW)}
    assert (states["callcontrol"], states["engine"]) == ("amber", "red")


def test_silent_worker_is_red() -> None:
    _beat(timedelta(minutes=3))
    states = {each.key: each.state for each in processes.check_processes(NOW)}
    assert states["worker"] == "red"


@pytest.mark.parametrize(
    ("status", "key", "state"),
    [
        ("todo", "jobs_waiting", "amber"),
        ("failed", "jobs_failed", "amber"),
        ("doing", "jobs_stalled", "amber"),
        ("succeeded", "jobs_waiting", "green"),
    ],
)
def test_jobs_are_told_by_name(status: str, key: str, state: str) -> None:
    _job(status)
    checks = {each.key: each for each in jobs.check_jobs(NOW)}
    assert checks[key].state == state
    named = [f"{TASK}：1 个"] if state == "amber" else []
    assert checks[key].details == named


def test_parts_made_ahead_are_green(cast: Cast) -> None:
    make_ahead(PARTED, today=date(2026, 11, 24))
    answer = Door(cast.lin_admin).get("/administration/health")[1]
    checks = {each["key"]: each for group in answer["groups"] for each in group["checks"]}
    ahead = [int(re.findall(r"今后 (\d+) 个月", each)[0]) for each in checks["parts"]["details"]]
    assert min(ahead) >= AHEAD


def test_check_that_fails_is_a_finding_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_now: object) -> Iterator[Check]:
        msg = "no disk"
        raise OSError(msg)

    monkeypatch.setattr(report, "_GROUPS", (("磁盘与备份", broken),))
    (group,) = report.report(now=NOW)
    (check,) = group.checks
    assert (check.state, check.key) == ("red", "failed:磁盘与备份")
