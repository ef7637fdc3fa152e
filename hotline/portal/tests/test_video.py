"""Beginning a video visit: who receives it, how often, what the pass says, how far it has come."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings

from contracts.credentials import seat_password
from contracts.telephony_config import Span
from contracts.visits import VisitPassError, read_pass
from hotline.accounts.rules.roles import Role
from hotline.core.actor import SYSTEM
from hotline.core.guarded import writing
from hotline.portal.actions.begin_visit import begin_visit
from hotline.portal.errors import TooManyVisits, VideoClosed
from hotline.portal.models import VideoVisit
from hotline.portal.rules.visits import MAX_EVERYWHERE, MAX_PER_ADDRESS, WINDOW
from hotline.portal.visit_queries import why_closed
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.save_policy import save_policy
from hotline.telephony.models import CallEventRow
from hotline.telephony.rules.policy import HoursEntry
from hotline.telephony.tests.floor import NOW, open_floor, person
from tests.cast import Door

HOME = "192.0.2.7"
SECRET = settings.HOTLINE_ENVIRONMENT.ticket_secret


def _sit(device: str = "browser") -> None:
    open_floor()
    operator = person("wang", Role.OPERATOR)
    check_in(seat="8001", device=device, by=operator, now=NOW)  # type: ignore[arg-type]


@pytest.fixture
def floor(db: None) -> None:  # noqa: ARG001 - opens the database
    _sit()


@pytest.mark.usefixtures("floor")
def test_the_pass_is_good_for_a_minute_and_names_the_published_number() -> None:
    visit_id, text = begin_visit(address=HOME, now=NOW)
    leave = read_pass(SECRET, text, now=NOW + timedelta(seconds=59))
    assert (leave.visit_id, leave.number) == (visit_id, "12345")
    with pytest.raises(VisitPassError):
        read_pass(SECRET, text, now=NOW + timedelta(seconds=60))
    assert HOME not in str(list(VideoVisit.objects.values()))


@pytest.mark.usefixtures("floor")
def test_the_door_gives_a_citizens_browser_everything_for_one_call() -> None:
    with time_machine.travel(NOW, tick=False):
        assert Door().get("/portal/video") == (200, {"is_open": True, "message": ""})
        status, visit = Door().post("/portal/video-visits")
        assert status == 200
        assert read_pass(SECRET, visit["leave"], now=NOW).visit_id == UUID(visit["visit_id"])
    environment = settings.HOTLINE_ENVIRONMENT
    assert visit["websocket_url"] == f"ws://testserver:{environment.engine_http_port}/ws"
    assert (visit["uri"], visit["username"]) == ("sip:visitor@testserver", "visitor")
    assert visit["password"] == seat_password(environment.seat_secret, "visitor")


@pytest.mark.usefixtures("floor")
def test_an_address_may_try_a_few_times_and_again_later() -> None:
    for _ in range(MAX_PER_ADDRESS):
        begin_visit(address=HOME, now=NOW)
    with pytest.raises(TooManyVisits):
        begin_visit(address=HOME, now=NOW)
    begin_visit(address="192.0.2.8", now=NOW)
    begin_visit(address=HOME, now=NOW + WINDOW)


@pytest.mark.usefixtures("floor")
def test_everybody_together_may_not_flood_the_floor() -> None:
    for n in range(MAX_EVERYWHERE):
        begin_visit(address=f"2001:db8::{n:x}", now=NOW)
    with pytest.raises(TooManyVisits):
        begin_visit(address="203.0.113.1", now=NOW)


@pytest.mark.usefixtures("floor")
def test_old_visits_are_forgotten() -> None:
    yesterday = NOW - timedelta(hours=25)
    with writing():
        VideoVisit.objects.create(visit_id=uuid4(), address_index="x", begun_at=yesterday)
    latest, _ = begin_visit(address=HOME, now=NOW)
    assert [each.pk for each in VideoVisit.objects.all()] == [latest]


@pytest.mark.usefixtures("db")
def test_without_anybody_at_a_browser_the_citizen_is_told_what_else_there_is() -> None:
    assert "暂未开通" in why_closed(NOW)
    _sit("desk_phone")
    with time_machine.travel(NOW, tick=False):
        status, answer = Door().post("/portal/video-visits")
    assert (status, answer["code"]) == (503, "video_closed")
    assert "没有可以视频接待的热线员" in answer["message"]
    assert "12345" in answer["message"]
    assert not VideoVisit.objects.exists()


@pytest.mark.usefixtures("floor")
def test_hours_named_video_limit_it_and_say_so() -> None:
    morning = [[Span(start="09:00", end="10:30")]] * 7
    hours = HoursEntry(name="video", label="视频接待", weekly=morning)
    save_policy(kind="hours", content=hours, revision=0, by=SYSTEM, now=NOW)
    begin_visit(address=HOME, now=NOW)
    with pytest.raises(VideoClosed) as refused:
        begin_visit(address=HOME, now=NOW + timedelta(minutes=30))
    assert "不是视频接待时间" in refused.value.message
    assert "12345" in refused.value.message


@pytest.mark.usefixtures("floor")
def test_the_page_follows_its_own_visit_and_no_other_call() -> None:
    other = uuid4()
    with time_machine.travel(NOW, tick=False):
        visit_id, _ = begin_visit(address=HOME, now=NOW)
        path = f"/portal/video-visits/{visit_id}"
        assert Door().get(path) == (200, {"stage": "unknown", "is_seen": True})
        for call_id in (visit_id, other):
            _happen(call_id, "call.queued", {})
            _happen(call_id, "call.answered", {"device": "desk_phone"})
        assert Door().get(path) == (200, {"stage": "talking", "is_seen": False})
        status, answer = Door().get(f"/portal/video-visits/{other}")
    assert (status, answer["code"]) == (404, "no_such_visit")


def _happen(call_id: UUID, kind: str, details: dict[str, str]) -> None:
    CallEventRow.objects.create(
        event_id=uuid4(), kind=kind, call_id=call_id, happened_at=NOW, details=details
    )
