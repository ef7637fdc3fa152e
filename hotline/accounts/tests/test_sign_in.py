"""Sign in: sessions, refusals, and the lock after five wrong passwords."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.actions.deactivate_account import deactivate_account
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.models import Event

PASSWORD = "Qiong-Zhou-1988"
MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def wang_fang() -> User:
    return create_account(
        username="WangFang",
        display_name="王芳",
        password=PASSWORD,
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=datetime.now(tz=UTC),
        must_change_password=False,
    )


def _try(
    client: Client, username: str, password: str, **extra: Any
) -> tuple[int, dict[str, object]]:
    body = {"username": username, "password": password}
    response = client.post("/api/session", body, content_type="application/json", **extra)
    return response.status_code, response.json()


def _kinds() -> list[str]:
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize("spelling", ["wangfang", "WANGFANG", " ＷａｎｇＦａｎｇ "])
def test_sign_in_in_any_case_or_width_opens_a_session(
    client: Client, wang_fang: User, spelling: str
) -> None:
    status, body = _try(client, spelling, PASSWORD)
    assert status == 200
    assert body["authenticated"] is True
    user = body["user"]
    assert isinstance(user, dict)
    assert user["id"] == wang_fang.pk
    assert user["roles"] == [
        {
            "role": "operator",
            "label": "热线员",
            "scope_kind": "",
            "scope_key": "",
            "scope_label": "",
        }
    ]
    assert _kinds()[-1] == "account.signed_in"
    assert client.get("/api/session").json()["user"]["username"] == "wangfang"


@pytest.mark.usefixtures("wang_fang")
def test_sign_in_with_a_wrong_password_says_how_many_tries_remain(client: Client) -> None:
    status, body = _try(client, "wangfang", "not it")
    assert (status, body["code"]) == (401, "sign_in_failed")
    assert "再错 4 次" in str(body["message"])
    assert _kinds()[-1] == "account.sign_in_failed"


def test_sign_in_with_an_unknown_name_keeps_the_name_out_of_the_log(client: Client) -> None:
    status, body = _try(client, "Hunter2-typed-here", "x")
    assert (status, body["code"]) == (401, "sign_in_failed")
    event = Event.objects.get()
    assert event.actor_label == "未知来访者"
    assert "hunter2" not in str(event.details).casefold()


@pytest.mark.usefixtures("wang_fang")
def test_five_wrong_passwords_lock_for_15_minutes_even_for_the_right_one(client: Client) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        for _ in range(4):
            assert _try(client, "wangfang", "wrong")[1]["code"] == "sign_in_failed"
        assert _try(client, "WANGFANG", "wrong")[1]["code"] == "locked_out"
        status, body = _try(client, "wangfang", PASSWORD)
        assert (status, body["code"]) == (429, "locked_out")
        assert "15 分钟" in str(body["message"])
        clock.shift(timedelta(minutes=10))
        assert "5 分钟" in str(_try(client, "wangfang", PASSWORD)[1]["message"])
        clock.shift(timedelta(minutes=5, seconds=1))
        assert _try(client, "wangfang", PASSWORD)[0] == 200


@pytest.mark.usefixtures("wang_fang")
def test_a_lock_at_one_address_leaves_the_account_open_at_another(client: Client) -> None:
    for _ in range(5):
        _try(client, "wangfang", "wrong", REMOTE_ADDR="127.0.0.9")
    assert _try(client, "wangfang", PASSWORD, REMOTE_ADDR="127.0.0.9")[0] == 429
    assert _try(client, "wangfang", PASSWORD, REMOTE_ADDR="127.0.0.8")[0] == 200


def test_a_deactivated_account_loses_its_session_and_cannot_come_back(
    client: Client, wang_fang: User
) -> None:
    assert _try(client, "wangfang", PASSWORD)[0] == 200
    deactivate_account(user_id=wang_fang.pk, by=SYSTEM, now=MONDAY)
    assert client.get("/api/session").json()["authenticated"] is False
    assert _try(client, "wangfang", PASSWORD)[0] == 401


def test_a_robot_signs_in_from_this_machine_only(client: Client) -> None:
    create_account(
        username="robot",
        display_name="机器账号",
        password=PASSWORD,
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=MONDAY,
        must_change_password=False,
        is_robot=True,
    )
    status, body = _try(client, "robot", PASSWORD, REMOTE_ADDR="10.0.0.7")
    assert status == 401
    assert "本机" in str(body["message"])
    assert _try(client, "robot", PASSWORD, REMOTE_ADDR="127.0.0.1")[0] == 200


@pytest.mark.usefixtures("wang_fang")
def test_sign_in_without_the_csrf_token_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    status, body = _try(strict, "wangfang", PASSWORD)
    assert (status, body["code"]) == (403, "csrf")
    token = strict.get("/api/session").json()["csrf_token"]
    assert _try(strict, "wangfang", PASSWORD, HTTP_X_CSRFTOKEN=token)[0] == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"username": "a"},
        {"username": "", "password": "x"},
        {"username": "a", "password": "x", "role": "administrator"},
        {"username": "a" * 65, "password": "x"},
        {"username": "\x00", "password": "x"},
        [],
    ],
)
def test_sign_in_with_a_malformed_body_is_refused_in_chinese(client: Client, body: object) -> None:
    response = client.post("/api/session", body, content_type="application/json")
    assert response.status_code == 422
    assert response.json()["code"] == "invalid"
