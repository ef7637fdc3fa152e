"""The guard counts failures per source, says so once, and keeps files small."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runtime.sip_guard.__main__ import Guard
from runtime.sip_guard.files import Tail, append_alarm, rotate
from runtime.sip_guard.rules import MANY, MOST_SOURCES, Alarm, Kind, Sighting, Watch
from runtime.sip_guard.security_log import sightings, source_of

NOON = datetime(2026, 11, 24, 4, 0, 0, tzinfo=UTC)
ATTACKER = "203.0.113.9"


def watch_of(kind: Kind, count: int, *, spread: float = 0.0, accounts: int = 1) -> Watch:
    watch = Watch()
    for number in range(count):
        moment = NOON + timedelta(seconds=number * spread)
        watch.note(Sighting(kind, ATTACKER, f"80{number % accounts}"), now=moment)
    return watch


def line(event: str, account: str = "8001p", address: str = "IPV4/UDP/203.0.113.9/5062") -> str:
    return (
        f'[2026-11-24 12:00:00.000] SECURITY[1] res_security_log.c: SecurityEvent="{event}",'
        f'Service="PJSIP",AccountID="{account}",SessionID="x",RemoteAddress="{address}"\n'
    )


@pytest.mark.parametrize(
    ("kind", "count", "alarm"),
    [
        ("wrong_password", 9, None),
        ("wrong_password", 10, "sip_guessing"),
        ("unfinished", 999, None),
        ("unfinished", 1000, "sip_flood"),
        ("line_refused", 1, "lines_full"),
    ],
)
def test_alarm_is_raised_at_its_limit_and_not_before(
    kind: Kind, count: int, alarm: str | None
) -> None:
    found = watch_of(kind, count).alarms(now=NOON)
    assert [each.alarm for each in found] == ([alarm] if alarm else [])


def test_scan_is_told_by_different_accounts_and_a_wrongly_set_up_phone_is_none() -> None:
    assert watch_of("unknown_account", 500, accounts=1).alarms(now=NOON) == []
    [alarm] = watch_of("unknown_account", 20, accounts=20).alarms(now=NOON)
    assert (alarm.alarm, alarm.source, alarm.count) == ("sip_scan", ATTACKER, 20)
    assert ATTACKER in alarm.text
    assert "20 个不存在的账号" in alarm.text


def test_slow_failures_never_add_up() -> None:
    watch = watch_of("wrong_password", 30, spread=10)
    assert watch.alarms(now=NOON + timedelta(seconds=300)) == []


def test_same_alarm_is_repeated_after_five_minutes_at_the_earliest() -> None:
    watch = watch_of("wrong_password", 10)
    assert len(watch.alarms(now=NOON)) == 1
    for minutes, expected in ((1, 0), (4, 0), (6, 1)):
        moment = NOON + timedelta(minutes=minutes)
        for _ in range(10):
            watch.note(Sighting("wrong_password", ATTACKER), now=moment)
        assert len(watch.alarms(now=moment)) == expected, minutes


def test_phones_that_sign_in_properly_are_no_flood() -> None:
    watch = watch_of("unfinished", 1500)
    for _ in range(1500):
        watch.note(Sighting("finished", ATTACKER), now=NOON)
    assert watch.alarms(now=NOON) == []


def test_forged_sources_without_number_are_counted_as_one() -> None:
    watch = Watch()
    for number in range(MOST_SOURCES + 1200):
        watch.note(Sighting("unfinished", f"10.{number}"), now=NOON)
    [alarm] = watch.alarms(now=NOON)
    assert (alarm.source, alarm.count) == (MANY, 1200)
    assert "多个地址" in alarm.text


def test_sources_are_told_apart_by_address_and_ipv6_by_site() -> None:
    assert source_of("IPV4/UDP/203.0.113.9/5062") == "203.0.113.9"
    assert source_of("IPV6/TLS/2001:db8:1:2:3:4:5:6/5061") == "2001:db8:1:2::/64"
    assert source_of("nonsense") == source_of("IPV4/UDP/nobody/1") == "?"


@pytest.mark.parametrize(
    ("event", "kinds"),
    [
        ("InvalidAccountID", ["unknown_account"]),
        ("FailedACL", ["unknown_account"]),
        ("ChallengeResponseFailed", ["wrong_password"]),
        ("ChallengeSent", ["unfinished"]),
        ("SuccessfulAuth", ["finished"]),
        ("SessionLimit", []),
    ],
)
def test_lines_of_the_engine_are_read(event: str, kinds: list[str]) -> None:
    assert [each.kind for each in sightings(line(event))] == kinds


def test_guard_reads_the_log_and_writes_one_alarm_for_people(tmp_path: Path) -> None:
    guard = Guard(logs=tmp_path, alarms=tmp_path / "alarms.jsonl")
    log = tmp_path / "security.log"
    log.write_text("".join(line("InvalidAccountID", f"1{n:03}") for n in range(37)))
    assert guard.look(NOON) == 1
    assert guard.look(NOON + timedelta(seconds=1)) == 0
    [written] = (tmp_path / "alarms.jsonl").read_text().splitlines()
    record = json.loads(written)
    assert set(record) == {"at", "alarm", "level", "source", "count", "text"}
    assert (record["alarm"], record["source"], record["count"]) == ("sip_scan", ATTACKER, 37)
    assert datetime.fromisoformat(record["at"]) == NOON


def test_log_that_grows_too_big_is_sampled_and_emptied_and_reading_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "security.log"
    tail = Tail(log, biggest=1000)
    with log.open("a") as engine:  # it stays open, as the engine keeps it
        engine.write("old\n" * 300)
        engine.flush()
        assert len(tail.lines()) == 300
        assert log.stat().st_size == 0
        assert (tmp_path / "security.log.1").read_text() == "old\n" * 300
        engine.write("new\nhalf a li")
        engine.flush()
        assert tail.lines() == ["new"]
        engine.write("ne\n")
        engine.flush()
        assert tail.lines() == ["half a line"]


def test_full_records_are_renamed_and_the_oldest_goes(tmp_path: Path) -> None:
    path = tmp_path / "Master.csv"
    for number in range(12):
        path.write_text(f"{number}\n" * 10)
        assert rotate(path, biggest=10)
    assert not rotate(path, biggest=10)
    kept = sorted(each.name for each in tmp_path.iterdir())
    assert len(kept) == 9
    assert (tmp_path / "Master.csv.1").read_text().startswith("11")
    append_alarm(tmp_path / "alarms.jsonl", Alarm(NOON, "x", "warning", "y", 1, "告警"))
    assert "告警" in (tmp_path / "alarms.jsonl").read_text()
