"""Sessions end on the server: by signing out, by idleness, by age."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.models import Event

PASSWORD = "Qiong-Zhou-1988"
MORNING = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _sign_in(client: Client) -> None:
    create_account(
        username="wangfang",
        display_name="王芳",
        password=PASSWORD,
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=MORNING,
        must_change_password=False,
    )
    body = {"username": "wangfang", "password": PASSWORD}
    assert client.post("/api/session", body, content_type="application/json").status_code == 200


def _is_signed_in(client: Client) -> bool:
    return bool(client.get("/api/session").json()["authenticated"])


def _sign_outs() -> list[str]:
    rows = Event.objects.filter(kind="account.signed_out").order_by("id")
    return [each.details["reason"] for each in rows]


def test_signing_out_destroys_the_session_on_the_server(client: Client) -> None:
    _sign_in(client)
    stolen = client.cookies["hotline_session"].value
    assert client.delete("/api/session").json()["authenticated"] is False
    assert _sign_outs() == ["asked"]
    thief = Client()
    thief.cookies["hotline_session"] = stolen
    assert not _is_signed_in(thief)
    assert client.delete("/api/session").status_code == 200
    assert _sign_outs() == ["asked"]


def test_what_hidden_pages_ask_does_not_keep_a_session_alive(client: Client) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        _sign_in(client)
        clock.shift(timedelta(minutes=20))
        assert client.get("/api/notices/unread").status_code == 200
        clock.shift(timedelta(minutes=10))
        assert client.get("/api/notices/unread").status_code == 401
        assert _sign_outs() == ["idle"]


def test_a_session_idle_for_30_minutes_is_over(client: Client) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        _sign_in(client)
        clock.shift(timedelta(minutes=29, seconds=59))
        assert _is_signed_in(client)
        clock.shift(timedelta(minutes=30))
        change = {"old_password": "x", "new_password": "y"}
        refused = client.post("/api/session/password", change, content_type="application/json")
        assert refused.status_code == 401
        assert refused.json()["code"] == "session_ended"
        assert _sign_outs() == ["idle"]


def test_a_polling_desk_stays_signed_in_but_not_longer_than_12_hours(client: Client) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        _sign_in(client)
        for _ in range(12 * 3 - 1):
            clock.shift(timedelta(minutes=20))
            assert _is_signed_in(client)
        clock.shift(timedelta(minutes=20))
        assert not _is_signed_in(client)
        assert _sign_outs() == ["too_old"]


def test_a_session_key_changes_at_sign_in(client: Client) -> None:
    client.get("/api/session")
    session = client.session
    session.save()
    client.cookies["hotline_session"] = session.session_key or ""
    _sign_in(client)
    assert client.cookies["hotline_session"].value != session.session_key
