"""The clock command answers from the city's files alone, without a platform or a database."""

import json
import os
import subprocess
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings

from hotline.config.clock.__main__ import main


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*words, "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("policy", "start", "due"),
    [
        ("phone-dispatch", "2026-11-27T23:50", "2026-11-28T00:05"),
        ("dispatch_phone", "2026-11-27T23:50", "2026-11-28T00:05"),  # the name in the file
        ("online-dispatch", "2026-10-01T10:00", "2026-10-01T10:05"),
        ("return-review-urgent", "2026-11-27T11:50", "2026-11-27T12:20"),
        ("return-review", "2026-11-27T22:30", "2026-11-28T01:30"),
        ("callback", "2026-11-27T22:30", "2026-11-28T22:30"),
        ("callback-paused", "2026-11-27T22:30", "2026-11-30T09:00"),
        ("difficult", "2026-11-27T16:00", "2026-11-29T16:00"),
        ("fault-report", "2026-11-27T16:00", "2026-12-01T17:30"),  # a Friday
        ("fault-report", "2026-09-30T09:00", "2026-10-09T17:30"),  # over the National Day week
        ("fault-report", "2026-10-08T09:00", "2026-10-10T17:30"),  # a Saturday worked in exchange
        (
            "fault-report",
            "2025-12-31T16:00",
            "2026-01-05T17:30",
        ),  # over New Year; the 4th is worked
        ("handling-general", "2026-02-13T16:00", "2026-02-27T17:30"),  # the 14th is worked
    ],
)
def test_due(capsys: pytest.CaptureFixture[str], policy: str, start: str, due: str) -> None:
    answer = ask(capsys, "due", "--policy", policy, "--start", start)
    assert answer["due"] == f"{due}:00+08:00"
    counted = sum(each["minutes"] for each in answer["spans"])
    assert counted == answer["counted_minutes"]
    assert answer["spans"][-1]["end"] == answer["due"]


def test_spans_of_whole_working_days_begin_with_the_day_after(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = ask(capsys, "due", "--policy", "fault-report", "--start", "2026-11-27T16:00")
    days = {datetime.fromisoformat(each["start"]).date().isoformat() for each in answer["spans"]}
    assert days == {"2026-11-30", "2026-12-01"}


def test_callback_tells_both_readings_and_the_last_minute(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = ask(capsys, "due", "--policy", "callback", "--start", "2026-11-27T22:30")
    assert answer["last_minute_to_act"] == "2026-11-28T21:59:00+08:00"
    (other,) = answer["other_readings"]
    assert (other["limit"], other["due"]) == ("follow_up_paused", "2026-11-30T09:00:00+08:00")


def test_elapsed_counts_open_time_less_the_stops(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("elapsed", "--policy", "return-review", "--start", "2026-11-27T09:00")
    answer = ask(
        capsys, *asked, "--now", "2026-11-27T11:00", "--stop", "2026-11-27T09:30/2026-11-27T10:00"
    )
    assert (answer["elapsed_minutes"], answer["remaining_minutes"]) == (90, 90)
    assert (answer["percent"], answer["is_overdue"]) == (50.0, False)
    assert answer["due"] == "2026-11-27T12:30:00+08:00"
    late = ask(capsys, *asked, "--now", "2026-11-27T13:00")
    assert (late["remaining_minutes"], late["is_overdue"]) == (0, True)
    standing = ask(capsys, *asked, "--now", "2026-11-27T13:00", "--stop", "2026-11-27T10:00")
    assert (standing["due"], standing["elapsed_minutes"]) == (None, 60)


def test_stops_move_working_days_as_they_do_on_the_platform(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("due", "--policy", "fault-report", "--start", "2026-11-27T16:00")
    over_a_day = ask(capsys, *asked, "--stop", "2026-11-30T09:00/2026-12-01T09:00")
    assert over_a_day["due"] == "2026-12-02T17:30:00+08:00"
    over_the_weekend = ask(capsys, *asked, "--stop", "2026-11-27T17:30/2026-11-30T08:00")
    assert over_the_weekend["due"] == "2026-12-01T17:30:00+08:00"


def test_a_time_with_an_offset_is_the_same_moment(capsys: pytest.CaptureFixture[str]) -> None:
    here = ask(capsys, "due", "--policy", "fault-report", "--start", "2026-11-27T16:00")
    there = ask(capsys, "due", "--policy", "fault-report", "--start", "2026-11-27T08:00:00+00:00")
    assert here == there


def test_a_year_nobody_has_announced_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "due", "--policy", "fault-report", "--start", "2036-03-03T09:00")
    assert "2036 年的放假安排尚未公布" in answer["note"]


def test_unknown_policy_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--policy", "nope", "--start", "2026-11-27T16:00"]) == 2
    said = capsys.readouterr().err
    assert "nope" in said
    assert "phone-dispatch" in said


def test_it_speaks_chinese_and_lists_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--policy", "difficult", "--start", "2026-11-27T16:00"]) == 0
    assert "到期：2026-11-29（周日）16:00" in capsys.readouterr().out
    assert main(["list"]) == 0
    names = set(capsys.readouterr().out.split())
    assert names >= {"phone-dispatch", "return-review", "callback", "difficult", "fault-report"}


def test_the_shell_command_needs_no_platform() -> None:
    command = [str(settings.BASE_DIR / "bin" / "hotline"), "clock", "due", "--policy", "callback"]
    bare = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603 - a command of ours
        [*command, "--start", "2026-11-27T10:00", "--json"],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=bare,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["due"] == "2026-11-28T10:00:00+08:00"
