"""Home seats (SEAT-03): one bound browser, and tickets that say who may do what."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from contracts.credentials import Ticket, read_ticket
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.telephony.actions.bind_device import ask_device, decide_device
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.issue_ticket import issue_floor_ticket, issue_session_ticket
from hotline.telephony.actions.plan_seats import SeatChange, plan_seats
from hotline.telephony.models import SeatDevice
from hotline.telephony.policy_errors import NoSuchDevice, NotBound, NotEncrypted
from hotline.telephony.tests.floor import NOW, open_floor, person

pytestmark = pytest.mark.django_db
KEY = "a-secret-cookie"
BOUND, REVOKED = SeatDevice.State.BOUND, SeatDevice.State.REVOKED


@pytest.fixture
def lin() -> Visitor:
    open_floor()
    lin = person("lin", Role.ADMINISTRATOR)
    change = SeatChange(kind="home", group="home")
    plan_seats(extensions=["8002"], change=change, by=lin, now=NOW)
    return lin


@pytest.fixture(autouse=True)
def _encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "tls_certificate", "/etc/hotline.pem")


@pytest.fixture
def wang() -> Visitor:
    return person("wang", Role.OPERATOR)


def _read(text: str) -> Ticket:
    return read_ticket(settings.HOTLINE_ENVIRONMENT.ticket_secret, text, now=NOW)


def _bind(lin: Visitor, wang: Visitor) -> SeatDevice:
    asked = ask_device(seat="8002", key=KEY, label="家里的电脑", by=wang, now=NOW)
    return decide_device(device_id=asked.pk, state=BOUND, by=lin, now=NOW)


def test_a_home_seat_opens_on_its_bound_browser_only(lin: Visitor, wang: Visitor) -> None:
    with pytest.raises(NotBound, match="尚未绑定"):
        check_in(seat="8002", device="browser", by=wang, now=NOW, device_key=KEY)
    _bind(lin, wang)
    for stolen in ("", "another"):
        with pytest.raises(NotBound):
            check_in(seat="8002", device="browser", by=wang, now=NOW, device_key=stolen)
    session = check_in(seat="8002", device="browser", by=wang, now=NOW, device_key=KEY)
    assert session.is_home
    _, text = issue_session_ticket(by=wang, now=NOW, device_key=KEY)
    ticket = _read(text)
    assert (ticket.group, ticket.device_bound) == ("home", True)


def test_without_a_certificate_a_home_seat_says_why_it_cannot_be_used(
    lin: Visitor, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bind(lin, wang)
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "tls_certificate", "")
    with pytest.raises(NotEncrypted, match="证书"):
        check_in(seat="8002", device="browser", by=wang, now=NOW, device_key=KEY)


def test_a_revoked_browser_gets_no_further_ticket(lin: Visitor, wang: Visitor) -> None:
    device = _bind(lin, wang)
    check_in(seat="8002", device="browser", by=wang, now=NOW, device_key=KEY)
    decide_device(device_id=device.pk, state=REVOKED, by=lin, now=NOW)
    with pytest.raises(NotBound):
        issue_session_ticket(by=wang, now=NOW, device_key=KEY)
    with pytest.raises(NoSuchDevice):
        decide_device(device_id=device.pk, state=REVOKED, by=lin, now=NOW)


def test_asking_twice_is_one_request_and_the_cookie_itself_is_kept_nowhere(
    lin: Visitor, wang: Visitor
) -> None:
    assert lin
    first = ask_device(seat="8002", key=KEY, label="电脑", by=wang, now=NOW)
    again = ask_device(seat="8002", key=KEY, label="电脑", by=wang, now=NOW)
    assert first.pk == again.pk
    assert KEY not in f"{SeatDevice.objects.values().get()}{list(Event.objects.values())}"


def test_a_browser_asks_is_approved_and_checks_in_through_the_doors(
    lin: Visitor, wang: Visitor, client: Client
) -> None:
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(User.objects.get(pk=wang.user_id), backend)

    def post(path: str, **body: str) -> tuple[int, dict[str, object]]:
        answer = client.post(f"/api{path}", body, content_type="application/json")
        return answer.status_code, answer.json()

    wanted = {"seat": "8002", "device": "browser"}
    status, said = post("/seats/check-in", **wanted)
    assert (status, said["code"]) == (409, "device_not_bound")
    assert client.get("/api/seats/8002/device").json() == {"state": "none"}
    status, asked = post("/seats/8002/request_device", label="家里的电脑")
    assert (status, asked["state"]) == (200, "asked")
    cookie = client.cookies["hotline_device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert client.get("/api/seats/8002/device").json() == {"state": "asked"}
    decide_device(device_id=int(str(asked["id"])), state=BOUND, by=lin, now=NOW)
    status, said = post("/seats/check-in", **wanted)
    assert (status, said["is_home"], said["rights"]) == (200, True, ["dial"])
    sip = said["sip"]
    assert isinstance(sip, dict)
    assert str(sip["websocket_url"]).startswith("wss://")


@pytest.mark.parametrize(
    ("role", "rights", "is_offered_calls"),
    [
        (Role.OPERATOR, {"dial"}, True),
        (Role.FOLLOW_UP_OPERATOR, {"dial"}, True),
        (Role.DISPATCHER, {"dial"}, True),
        (Role.TEAM_LEADER, {"floor", "supervise", "dial", "try_flow"}, True),
        (Role.ADMINISTRATOR, {"floor", "try_flow"}, False),
    ],
)
def test_a_ticket_gives_the_rights_of_the_role(
    lin: Visitor, role: Role, rights: set[str], *, is_offered_calls: bool
) -> None:
    assert lin
    somebody = person("somebody", role)
    check_in(seat="8001", device="browser", by=somebody, now=NOW)
    _, text = issue_session_ticket(by=somebody, now=NOW)
    ticket = _read(text)
    assert ticket.rights == rights
    assert bool(ticket.skills) == is_offered_calls
    assert ticket.group == "hall"


def test_the_floor_is_watched_without_a_seat(lin: Visitor) -> None:
    ticket = _read(issue_floor_ticket(by=lin, now=NOW))
    assert (ticket.seat, ticket.device, ticket.skills) == ("", "browser", {})
    assert ticket.rights == {"floor"}
    zhou = person("zhou", Role.TEAM_LEADER)
    assert _read(issue_floor_ticket(by=zhou, now=NOW)).rights == {"floor", "supervise"}
    assert ticket.expires_at == NOW + timedelta(hours=12)
