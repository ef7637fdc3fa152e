"""How bad a figure is, and how old a backup or a certificate may be."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.config.health.findings import State, falling, rising, told, worst
from hotline.config.health.storage import check_backups
from hotline.config.health.time_and_keys import check_certificate
from runtime.certificate import make_certificate

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "state"), [(0, "green"), (1, "amber"), (9, "amber"), (10, "red"), (99, "red")]
)
def test_rising_figures(value: float, state: str) -> None:
    assert rising(value, amber=1, red=10) == state


@pytest.mark.parametrize(("value", "state"), [(6, "green"), (5, "amber"), (1, "red"), (0, "red")])
def test_falling_figures(value: float, state: str) -> None:
    assert falling(value, amber=5, red=1) == state


def test_the_worst_wins_and_advice_is_for_trouble() -> None:
    assert worst([]) is State.GREEN
    assert worst([State.GREEN, State.RED, State.AMBER]) is State.RED
    assert told(State.GREEN, "x") == ""
    assert told(State.AMBER, "x") == "x"


@pytest.mark.parametrize(
    ("hours", "state"), [(None, "amber"), (2, "green"), (27, "amber"), (24 * 9, "red")]
)
def test_backups_by_the_age_of_the_newest(tmp_path: Path, hours: int | None, state: str) -> None:
    folder = tmp_path / "backups"
    if hours is not None:
        folder.mkdir()
        at = (NOW - timedelta(hours=hours)).timestamp()
        for name, moment in (("new.dump", at), ("old.dump", at - 86_400)):
            (folder / name).write_bytes(b"x")
            os.utime(folder / name, (moment, moment))
    check = check_backups(folder, NOW)
    assert check.state == state
    assert bool(check.advice) == (state != "green")


@pytest.mark.parametrize(("days", "state"), [(300, "green"), (20, "amber"), (3, "red")])
def test_certificate_by_the_days_left(tmp_path: Path, days: int, state: str) -> None:
    now = datetime.now(UTC)
    path, _ = make_certificate(tmp_path, ["127.0.0.1"], days=days)
    assert check_certificate(str(path), now).state == state
    assert check_certificate(str(path), now + timedelta(days=400)).state == "red"


def test_certificate_that_cannot_be_read_and_none_at_all(tmp_path: Path) -> None:
    assert check_certificate(str(tmp_path / "missing.pem"), NOW).state == "red"
    assert check_certificate("", NOW).state == "green"
