"""Call records against the engine's own: real lines, and every way they can disagree."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command

from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.core.models import Event
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.absorb_fallback import absorb_fallback
from hotline.telephony.actions.check_engine_records import check_due_days, check_engine_records
from hotline.telephony.figure_queries import Asked
from hotline.telephony.figure_tables import table
from hotline.telephony.models import (
    Call,
    CallRecord,
    EngineCheck,
    EngineDifference,
    FloorAlarm,
    Recording,
)
from hotline.telephony.rules.engine_records import UnreadableError, citizens_calls, read_record
from hotline.telephony.tests.floor import person
from hotline.telephony.tests.reported import START, report
from hotline.telephony.tests.sound_files import tones

TALK = UUID("e5019152-a837-42cb-90fc-847984d7fcda")
PLACED = UUID("0db33397-3513-41a6-a72d-08eaee635011")
UNREACHED = UUID("09b49ed7-ad64-4790-9963-5a9eeb4242cc")
DAY = date(2026, 11, 27)
NIGHT = datetime(2026, 11, 28, 1, 0, tzinfo=SHANGHAI)
LINES = Path(__file__).with_name("engine_records.csv").read_text()
"""As the engine wrote them: a talk with two operators and a third party, two outbound calls,
and a call that found every line taken."""
FALLBACK = (
    "hotline-1795748517.0,hotline-1795748517.0,1795748517.522235,1795748517.527036,"
    "1795748525.533253,ANSWERED,fallback,,0,1795748517:1795748524::\n"
)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    changed = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"voice_dir": tmp_path / "voice", "recordings_dir": tmp_path / "raw"}
    )
    monkeypatch.setattr(settings, "HOTLINE_ENVIRONMENT", changed)
    path = tmp_path / "voice/log/cdr-custom/Master.csv"
    path.parent.mkdir(parents=True)
    path.write_text(LINES)
    return path


def _after_start(seconds: float) -> float:
    return seconds - START.timestamp()


def _inbound(call_id: UUID, began: float, ended: float, **details: Any) -> None:
    said = {"direction": "inbound", "caller": "13907551234", "dialled": "12345", **details}
    report("call.entered", _after_start(began), call_id=call_id, **said)
    _answered(call_id, began + 6)
    _ended(call_id, ended, "answered")


def _answered(call_id: UUID, at: float) -> None:
    who = {"operator_id": 1, "seat": "8001", "device": "browser", "waited_seconds": 1}
    report("call.answered", _after_start(at), call_id=call_id, **who)


def _ended(call_id: UUID, at: float, outcome: str, **more: Any) -> None:
    said = {"outcome": outcome, "ended_by": "citizen", **more}
    report("call.ended", _after_start(at), call_id=call_id, **said)


def _outbound(call_id: UUID, began: float, ended: float, *, answered: bool) -> None:
    said = {"direction": "outbound", "caller": "13907551234", "dialled": "12345"}
    report("call.entered", _after_start(began), call_id=call_id, **said)
    if answered:
        _answered(call_id, began + 1)
    _ended(call_id, ended, "answered" if answered else "not_reached")


def _all_as_it_was() -> None:
    _inbound(TALK, 1795748431.11, 1795748454.43)
    _outbound(PLACED, 1795748521.5, 1795748524, answered=True)
    _outbound(UNREACHED, 1795748526.7, 1795748531, answered=False)
    absorb_waiting(now=NIGHT)


def _kinds() -> list[tuple[str, UUID | None]]:
    rows = EngineDifference.objects.filter(settled_at=None).order_by("kind", "channel")
    return list(rows.values_list("kind", "call_id"))


def test_real_lines_are_read_and_a_channels_lines_put_together() -> None:
    calls = citizens_calls(read_record(line) for line in LINES.splitlines())
    assert [(each.channel, each.call_id, each.is_inbound) for each in calls] == [
        ("hotline-1795748431.0", TALK, True),
        ("citizen-0db33397351341a6a72d08eaee635011", PLACED, False),
        ("citizen-09b49ed7ad64479099635a9eeb4242cc", UNREACHED, False),
    ]
    assert (calls[0].ended_at - calls[0].began_at).total_seconds() == pytest.approx(
        23.318, abs=0.01
    )
    assert [each.is_answered for each in calls] == [True, True, False]


@pytest.mark.parametrize("line", ["", "a,b,c", "a,b,x,y,z,ANSWERED,from-trunk,,0,"])
def test_what_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(UnreadableError):
        read_record(line)


def test_a_day_that_agrees_has_no_difference_and_raises_no_alarm() -> None:
    _all_as_it_was()
    check = check_engine_records(day=DAY, now=NIGHT)
    assert check is not None
    assert (check.engine_calls, check.our_calls, check.matched) == (3, 3, 3)
    assert (check.differing, check.unreadable, check.is_final) == (0, 0, True)
    assert not EngineDifference.objects.exists()
    assert not FloorAlarm.objects.exists()
    assert Event.objects.get(kind="floor.records_checked").details["blocked"] == 1


def test_blocked_calls_are_counted_in_their_hour_and_shown_in_the_figures() -> None:
    _all_as_it_was()
    check = check_engine_records(day=DAY, now=NIGHT)
    assert check is not None
    assert [hour for hour, count in enumerate(check.blocked_by_hour) if count] == [11]
    midnight = datetime(2026, 11, 27, tzinfo=SHANGHAI)
    asked = Asked(since=midnight, until=midnight + timedelta(days=1))
    assert table(asked, "total", NIGHT)[None].blocked == 1


def test_a_call_the_journal_lost_is_a_difference_and_an_alarm_once() -> None:
    _outbound(PLACED, 1795748521.5, 1795748524, answered=True)
    _outbound(UNREACHED, 1795748526.7, 1795748531, answered=False)
    absorb_waiting(now=NIGHT)
    for _ in range(2):
        check = check_engine_records(day=DAY, now=NIGHT)
    assert check is not None
    assert (check.matched, check.differing) == (2, 1)
    assert _kinds() == [("not_in_journal", TALK)]
    assert FloorAlarm.objects.get().text == "2026-11-27 有 1 通来电的话单与引擎记录不符"


def test_a_difference_is_settled_once_the_late_rows_came() -> None:
    check_engine_records(day=DAY, now=NIGHT)
    assert len(_kinds()) == 3
    _all_as_it_was()
    check_engine_records(day=DAY, now=NIGHT + timedelta(hours=1))
    assert _kinds() == []
    assert EngineDifference.objects.filter(settled_at__isnull=False).count() == 3


def test_a_call_only_we_know_is_a_difference() -> None:
    _all_as_it_was()
    _inbound(UUID(int=5), 1795748600, 1795748650)
    report(
        "call.entered",
        _after_start(1795748700),
        call_id=UUID(int=6),
        direction="inbound",
        caller="",
        dialled="12345",
    )
    _ended(UUID(int=6), 1795748710, "failed", cause="engine_lost")
    _outbound(UUID(int=7), 1795748600, 1795748610, answered=False)
    _inbound(UUID(int=8), 1795748600, 1795748650, is_test=True)
    absorb_waiting(now=NIGHT)
    check_engine_records(day=DAY, now=NIGHT)
    assert _kinds() == [("not_in_engine", UUID(int=5)), ("not_in_engine", UUID(int=6))]
    assert EngineDifference.objects.get(call_id=UUID(int=6)).note == "引擎中断，未写下记录"


def test_a_talk_the_engine_never_connected_and_another_length_are_differences() -> None:
    _inbound(TALK, 1795748431.11, 1795748494)
    _outbound(PLACED, 1795748521.5, 1795748524, answered=True)
    _outbound(UNREACHED, 1795748526.7, 1795748531, answered=True)
    absorb_waiting(now=NIGHT)
    check_engine_records(day=DAY, now=NIGHT)
    assert _kinds() == [("length", TALK), ("not_connected", UNREACHED)]
    assert EngineDifference.objects.get(kind="length").note == "结束时间相差 40 秒"


def test_a_call_nobody_took_and_odd_lines_are_seen(records: Path) -> None:
    _all_as_it_was()
    with records.open("a") as more:
        more.write(LINES.splitlines()[2].replace("431.0", "999.9") + "\n")
        more.write("half a line, without its e\n")
        more.write("hotline-1795748431.0,hotline-17957")  # still being written
    check = check_engine_records(day=DAY, now=NIGHT)
    assert check is not None
    assert (_kinds(), check.unreadable) == ([("never_taken", None)], 1)


def test_records_are_found_in_renamed_files_too(records: Path) -> None:
    records.rename(records.with_name("Master.csv.1"))
    records.write_text(FALLBACK)
    _all_as_it_was()
    check = check_engine_records(day=DAY, now=NIGHT)
    assert check is not None
    assert (check.engine_calls, check.matched) == (4, 3)


def _leave_recording(tmp_path: Path, channel: str) -> None:
    folder = tmp_path / "raw/2026/11/27"
    folder.mkdir(parents=True)
    (folder / f"fallback-{channel}.raw").write_bytes(tones(1) * 8)


def test_a_fallback_call_without_a_note_is_taken_in_from_its_record_and_matches(
    records: Path, tmp_path: Path
) -> None:
    records.write_text(FALLBACK)
    _leave_recording(tmp_path, "hotline-1795748517.0")
    later = datetime.now(tz=UTC) + timedelta(minutes=10)
    assert absorb_fallback(now=max(later, _evening())) == 1
    assert absorb_fallback(now=max(later, _evening())) == 0  # it only waits to be sealed
    record = CallRecord.objects.get()
    assert (record.result, record.queue) == ("left_in_queue", "fallback")
    assert Recording.objects.get().kind == "fallback"
    check = check_engine_records(day=DAY, now=NIGHT)
    assert check is not None
    assert (check.engine_calls, check.matched, check.differing) == (1, 1, 0)


def _evening() -> datetime:
    return datetime(2026, 11, 27, 20, 0, tzinfo=SHANGHAI)


def test_a_call_given_back_is_told_by_its_record_who_answered_it(
    records: Path, tmp_path: Path
) -> None:
    records.write_text(
        FALLBACK.replace(
            ",,0,1795748517:1795748524::", f",{TALK},0,1795748517:1795748519:2:PJSIP/8001w"
        )
    )
    _leave_recording(tmp_path, "hotline-1795748517.0")
    report(
        "call.entered",
        _after_start(1795748515),
        call_id=TALK,
        direction="inbound",
        caller="13907551234",
        dialled="12345",
    )
    _ended(TALK, 1795748517, "failed", ended_by="system")
    absorb_waiting(now=NIGHT)
    later = datetime.now(tz=UTC) + timedelta(minutes=10)
    absorb_fallback(now=max(later, _evening()))
    call = Call.objects.get()
    assert (call.seat, call.outcome, call.served_by_engine) == ("8001", "answered", True)
    assert call.caller == "13907551234"
    check = check_engine_records(day=DAY, now=NIGHT)
    assert check is not None
    assert (check.matched, check.differing) == (1, 0)


def test_days_are_checked_once_when_they_are_over_and_today_as_it_goes() -> None:
    _all_as_it_was()
    noon = datetime(2026, 11, 27, 12, 0, tzinfo=SHANGHAI)
    assert check_due_days(now=noon) == [DAY]
    assert not EngineCheck.objects.get().is_final
    assert check_due_days(now=NIGHT)[0] == DAY
    assert EngineCheck.objects.get(day=DAY).is_final
    assert DAY not in check_due_days(now=NIGHT + timedelta(hours=1))


@time_machine.travel(NIGHT)
def test_the_buyer_can_run_the_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    _all_as_it_was()
    call_command("check_call_records", "2026-11-27")
    assert "差异 0 通，线路占满拒接 1 通" in capsys.readouterr().out


def test_a_leader_reads_checks_and_differences_and_an_operator_does_not(client: Any) -> None:
    check_engine_records(day=DAY, now=NIGHT)
    client.force_login(User.objects.get(pk=person("leader", Role.TEAM_LEADER).user_id))
    [check] = client.get("/api/telephony/record-checks").json()
    assert (check["day"], check["differing"], check["blocked"]) == ("2026-11-27", 3, 1)
    rows = client.get("/api/telephony/record-differences").json()
    assert {each["kind_label"] for each in rows} == {"引擎有记录，话单没有"}
    alarm = client.get("/api/telephony/alarms").json()[0]
    assert alarm["alarm"] == "records_differ"
    client.force_login(User.objects.get(pk=person("operator", Role.OPERATOR).user_id))
    for path in ("record-checks", "record-differences", "alarms"):
        assert client.get(f"/api/telephony/{path}").status_code == 403
