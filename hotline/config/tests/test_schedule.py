"""Periodic jobs run when they should, by the city's clock."""

from datetime import UTC, datetime

import croniter  # type: ignore[import-untyped]  # procrastinate brings it
import pytest
from procrastinate.contrib.django import app

import hotline.config.schedule  # noqa: F401 - registers the jobs
from hotline.reference.rules.calendar import SHANGHAI

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def _next(name: str) -> datetime:
    jobs = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    cron = croniter.croniter(jobs[f"schedule.{name}"])
    cron.set_current(start_time=NOON.timestamp())
    return datetime.fromtimestamp(cron.get_next(ret_type=float), SHANGHAI)


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("republish", "00:10"),
        ("archive_recordings", "02:30"),
        ("seal_journal", "03:30"),
        ("expire_recordings", "04:30"),
    ],
)
def test_what_runs_at_night_runs_at_night_in_the_city(name: str, at: str) -> None:
    assert f"{_next(name):%m-%d %H:%M}" == f"11-25 {at}"


def test_recordings_are_looked_at_every_hour_for_days_that_are_due() -> None:
    assert f"{_next('check_recordings'):%m-%d %H:%M}" == "11-24 12:30"
