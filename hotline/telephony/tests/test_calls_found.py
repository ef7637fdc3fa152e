"""Search calls by time, operator, number, queue and outcome; see only what one may."""

from datetime import timedelta
from uuid import UUID

import pytest

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.call_queries import PAGE
from hotline.telephony.models import Call, Recording
from hotline.telephony.tests import reported
from hotline.telephony.tests.floor import open_floor, person
from hotline.telephony.tests.reported import START
from tests.cast import Door

pytestmark = pytest.mark.django_db
LATER = START + timedelta(days=1)


def _id(number: int) -> UUID:
    return UUID(int=number)


@pytest.fixture
def lin() -> Visitor:
    """Operator who answered the first call."""
    open_floor()
    return person("lin", Role.OPERATOR)


@pytest.fixture
def fu() -> Visitor:
    """Operator who answered the third call."""
    return person("fu", Role.OPERATOR)


@pytest.fixture
def leader(lin: Visitor, fu: Visitor) -> Door:
    """Three calls happen; a team leader looks for them."""
    for number, (seconds, caller) in enumerate(
        [(0, "13907551234"), (600, "+8613907551234"), (1200, "089866661111")], 1
    ):
        reported.entered(seconds, call_id=_id(number), caller=caller)
        reported.report(
            "call.queued",
            seconds + 1,
            call_id=_id(number),
            queue="general",
            language="zh",
            position=1,
        )
    reported.answered(8, call_id=_id(1), operator_id=lin.user_id)
    reported.recording_started(8, path="2026/11/23/1.raw", call_id=_id(1))
    reported.ended(68, call_id=_id(1))
    reported.ended(640, call_id=_id(2), outcome="left_in_queue")
    reported.answered(1210, call_id=_id(3), operator_id=fu.user_id)
    absorb_waiting(now=LATER)
    return Door(person("zhou", Role.TEAM_LEADER))


def _found(door: Door, **query: object) -> list[int]:
    status, page = door.post("/calls/search", query)
    assert status == 200, page
    return [UUID(each["id"]).int for each in page["items"]]


def test_a_call_is_shown_with_everything_but_its_number(leader: Door, lin: Visitor) -> None:
    _, row = leader.get(f"/calls/{_id(1)}")
    assert row["caller"] == "139****1234"
    assert (row["queue_label"], row["operator_name"], row["seat"]) == ("综合受理", "lin", "8001")
    assert (row["outcome_label"], row["ended_by_label"]) == ("已接通", "市民")
    assert (row["waited_seconds"], row["talk_seconds"]) == (5.5, 60.0)
    assert [each["status_label"] for each in row["recordings"]] == ["录制中"]
    assert lin.user_id


def test_calls_come_newest_first(leader: Door) -> None:
    assert _found(leader) == [3, 2, 1]


def test_a_number_is_found_however_it_is_written_but_never_in_part(leader: Door) -> None:
    assert _found(leader, number="139-0755-1234") == [2, 1]
    assert _found(leader, number="13900000000") == []
    status, refusal = leader.post("/calls/search", {"number": "13*5512x"})
    assert (status, refusal["code"]) == (422, "invalid")
    assert "完整" in refusal["message"]


def test_the_number_is_kept_as_an_index_that_cannot_be_read(leader: Door) -> None:
    assert leader
    call = Call.objects.get(pk=_id(1))
    assert len(call.caller_index) == 64
    assert "13907551234" not in call.caller_index


def test_filters_narrow_together(leader: Door, fu: Visitor) -> None:
    assert _found(leader, operator=fu.user_id) == [3]
    assert _found(leader, outcome="left_in_queue") == [2]
    assert _found(leader, outcome="running") == [3]
    assert _found(leader, queue="general", outcome="answered") == [1]
    assert _found(leader, direction="outbound") == []
    assert _found(leader, with_recording=True) == []
    with writing():
        Recording.objects.update(status="ready")
    assert _found(leader, with_recording=True) == [1]
    since = (START + timedelta(seconds=600)).isoformat()
    until = (START + timedelta(seconds=1200)).isoformat()
    assert _found(leader, since=since, until=until) == [2]


def test_an_operator_sees_only_their_own_calls(leader: Door, lin: Visitor) -> None:
    assert leader
    door = Door(lin)
    assert _found(door) == [1]
    assert door.get(f"/calls/{_id(3)}")[0] == 404
    choices = door.get("/calls/choices")[1]
    assert (choices["sees_all"], choices["operators"]) == (False, [])


def test_a_leader_chooses_from_everybody_who_takes_calls(leader: Door) -> None:
    choices = leader.get("/calls/choices")[1]
    assert choices["sees_all"]
    assert {each["name"] for each in choices["operators"]} == {"lin", "fu", "zhou"}
    assert choices["queues"] == [{"name": "general", "label": "综合受理"}]
    assert "left_in_queue" in {each["name"] for each in choices["outcomes"]}


def test_nobody_and_people_without_the_right_are_refused(leader: Door) -> None:
    assert leader
    visitors = {
        401: [Door()],
        403: [Door(person("lq", Role.DISPATCHER)), Door(person("ad", Role.ADMINISTRATOR))],
    }
    for status, doors in visitors.items():
        for door in doors:
            assert door.get("/calls/choices")[0] == status
            assert door.get(f"/calls/{_id(1)}")[0] == status
            assert door.post("/calls/search")[0] == status


def test_pages_join_without_a_gap_or_a_double_even_within_one_second(lin: Visitor) -> None:
    for number in range(1, 2 * PAGE + 6):
        reported.entered(number // 10, call_id=_id(number))
    absorb_waiting(now=LATER)
    door = Door(person("zhou", Role.TEAM_LEADER))
    seen: list[str] = []
    cursor = ""
    for size in (PAGE, PAGE, 5):
        _, page = door.post("/calls/search", {"cursor": cursor})
        assert len(page["items"]) == size
        seen += [each["id"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert cursor == ""
    assert len(set(seen)) == len(seen) == 2 * PAGE + 5
    status, refusal = door.post("/calls/search", {"cursor": "2026|nonsense"})
    assert (status, refusal["code"]) == (422, "bad_cursor")
    assert lin
