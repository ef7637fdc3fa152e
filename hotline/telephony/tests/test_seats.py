"""Check in and out: one operator per seat, one seat per operator, whatever the race."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from contracts.credentials import read_ticket, seat_password
from hotline.accounts.actions.create_account import create_account
from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant, Visitor
from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.check_out import check_out
from hotline.telephony.errors import OperatorInCall, SeatOccupied, UnknownSeat
from hotline.telephony.models import Seat, SeatSession
from hotline.telephony.tests.reported import START, state_changed


def _person(name: str, role: Role = Role.OPERATOR) -> User:
    grant = Grant(role, "department", "1") if role is Role.HANDLER else Grant(role)
    return create_account(
        username=name,
        display_name=name,
        password="x",
        grants=[grant],
        by=SYSTEM,
        now=datetime.now(tz=UTC),
        must_change_password=False,
    )


def _operator(name: str) -> Visitor:
    return visitor_for(_person(name))


@pytest.fixture
def seats(db: None) -> list[Seat]:  # noqa: ARG001 - the database, nothing of it
    return [Seat.objects.create(extension=each) for each in ("8001", "8002")]


@pytest.mark.usefixtures("seats")
def test_checking_in_twice_at_one_seat_keeps_the_session_and_may_change_the_device() -> None:
    wang = _operator("wangfang")
    first = check_in(seat="8001", device="browser", by=wang, now=START)
    again = check_in(seat="8001", device="desk_phone", by=wang, now=START)
    assert again.pk == first.pk
    assert SeatSession.objects.get().device == "desk_phone"
    assert Event.objects.filter(kind="seat.taken").count() == 1


@pytest.mark.usefixtures("seats")
def test_a_taken_seat_is_refused_in_chinese() -> None:
    check_in(seat="8001", device="browser", by=_operator("wangfang"), now=START)
    with pytest.raises(SeatOccupied, match="已有人签入"):
        check_in(seat="8001", device="browser", by=_operator("linyan"), now=START)
    assert SeatSession.objects.count() == 1


@pytest.mark.usefixtures("seats")
def test_moving_leaves_the_old_seat_unless_a_call_is_running() -> None:
    wang = _operator("wangfang")
    check_in(seat="8001", device="browser", by=wang, now=START)
    check_in(seat="8002", device="browser", by=wang, now=START + timedelta(minutes=1))
    assert SeatSession.objects.get(ended_at__isnull=True).seat.extension == "8002"
    assert Event.objects.get(kind="seat.left").details == {"reason": "moved"}
    state_changed("talking", 120, operator_id=wang.user_id)
    absorb_waiting(now=START + timedelta(minutes=3))
    with pytest.raises(OperatorInCall):
        check_in(seat="8001", device="browser", by=wang, now=START + timedelta(minutes=3))


@pytest.mark.usefixtures("seats")
def test_who_forgot_to_check_out_yesterday_blocks_nobody() -> None:
    check_in(seat="8001", device="browser", by=_operator("wangfang"), now=START)
    tomorrow = START + timedelta(hours=12)
    check_in(seat="8001", device="browser", by=_operator("linyan"), now=tomorrow)
    assert SeatSession.objects.filter(ended_at__isnull=True).count() == 1


@pytest.mark.usefixtures("seats")
def test_an_unknown_or_switched_off_seat_is_refused() -> None:
    wang = _operator("wangfang")
    Seat.objects.filter(extension="8002").update(is_active=False)
    for seat in ("9999", "8002"):
        with pytest.raises(UnknownSeat):
            check_in(seat=seat, device="browser", by=wang, now=START)


@pytest.mark.usefixtures("seats")
def test_checking_out_works_while_call_control_is_silent_and_twice() -> None:
    wang = _operator("wangfang")
    check_in(seat="8001", device="browser", by=wang, now=START)
    for _ in range(2):
        check_out(operator_id=wang.user_id, by=wang, now=START + timedelta(hours=1))
    assert SeatSession.objects.get().ended_at == START + timedelta(hours=1)
    assert Event.objects.filter(kind="seat.left").count() == 1


@pytest.mark.usefixtures("seats")
def test_signing_out_at_the_page_frees_the_seat_but_not_a_later_session() -> None:
    wang = _operator("wangfang")
    check_in(seat="8001", device="browser", by=wang, now=START)
    state_changed("signed_out", -5, operator_id=wang.user_id)
    absorb_waiting(now=START)
    assert SeatSession.objects.filter(ended_at__isnull=True).exists()
    state_changed("signed_out", 5, operator_id=wang.user_id)
    absorb_waiting(now=START)
    assert SeatSession.objects.get().ended_at == START + timedelta(seconds=5)


def _at_once(jobs: list[tuple[str, Visitor]]) -> list[str]:
    """Run check-ins in threads that start together; return how each went."""
    results: list[str] = []
    gate = threading.Barrier(len(jobs))

    def run(seat: str, by: Visitor) -> None:
        gate.wait()
        try:
            check_in(seat=seat, device="browser", by=by, now=START)
            results.append("seated")
        except SeatOccupied:
            results.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=job) for job in jobs]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(results)


@pytest.mark.django_db(transaction=True)
def test_of_many_operators_racing_for_one_seat_exactly_one_sits_down() -> None:
    Seat.objects.create(extension="8001")
    jobs = [("8001", _operator(f"operator{n}")) for n in range(4)]
    assert _at_once(jobs) == ["refused", "refused", "refused", "seated"]
    assert SeatSession.objects.filter(ended_at__isnull=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_operator_in_two_tabs_racing_for_two_seats_sits_at_one() -> None:
    Seat.objects.create(extension="8001")
    Seat.objects.create(extension="8002")
    wang = _operator("wangfang")
    _at_once([("8001", wang), ("8002", wang)])
    assert SeatSession.objects.filter(ended_at__isnull=True).count() == 1


def _post(client: Client, path: str, body: object = None) -> tuple[int, dict[str, object]]:
    response = client.post(f"/api/seats/{path}", body, content_type="application/json")
    return response.status_code, response.json()


@pytest.mark.usefixtures("seats")
def test_the_page_gets_a_ticket_and_a_phone(client: Client) -> None:
    wang = _person("wangfang")
    client.force_login(wang)
    status, body = _post(client, "check-in", {"seat": "8001", "device": "browser"})
    assert status == 200
    environment = settings.HOTLINE_ENVIRONMENT
    ticket = read_ticket(environment.ticket_secret, str(body["ticket"]), now=datetime.now(tz=UTC))
    assert (ticket.operator_id, ticket.seat, ticket.device) == (wang.pk, "8001", "browser")
    assert ticket.skills["lang:zh"] >= 1
    assert body["sip"] == {
        "uri": "sip:8001w@testserver",
        "username": "8001w",
        "password": seat_password(environment.seat_secret, "8001w"),
        "websocket_url": f"ws://testserver:{environment.engine_http_port}/ws",
    }
    assert body["websocket_url"] == f"ws://testserver:{environment.callcontrol_port}/operator"
    assert _post(client, "ticket")[1]["seat"] == "8001"
    seats = {each["extension"]: each for each in client.get("/api/seats").json()}
    assert (seats["8001"]["is_mine"], seats["8002"]["is_free"]) == (True, True)
    assert _post(client, "check-out")[0] == 200
    assert _post(client, "ticket")[1]["code"] == "not_checked_in"


@pytest.mark.usefixtures("seats")
def test_a_desk_phone_needs_no_browser_phone(client: Client) -> None:
    client.force_login(_person("wangfang"))
    body = _post(client, "check-in", {"seat": "8001", "device": "desk_phone"})[1]
    assert body["sip"] is None


@pytest.mark.usefixtures("seats")
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.OPERATOR, 200),
        (Role.FOLLOW_UP_OPERATOR, 200),
        (Role.HANDLER, 403),
        (Role.ADMINISTRATOR, 200),
    ],
)
def test_who_may_sit_at_a_seat(client: Client, role: Role, status: int) -> None:
    client.force_login(_person("visitor", role))
    assert _post(client, "check-in", {"seat": "8001", "device": "browser"})[0] == status
    assert client.get("/api/seats").status_code == status


@pytest.mark.django_db
def test_nobody_sits_down_without_signing_in(client: Client) -> None:
    assert _post(client, "check-in", {"seat": "8001", "device": "browser"})[0] == 401
    assert client.get("/api/seats").status_code == 401
