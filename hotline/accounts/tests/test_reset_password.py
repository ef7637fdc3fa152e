"""Reset a password: provisional, unlocked, and everybody out."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.actions.deactivate_account import deactivate_account
from hotline.accounts.actions.reset_password import reset_password
from hotline.accounts.models import User
from hotline.accounts.passwords import generate_password
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.errors import NotFound
from hotline.core.models import Event

PASSWORD = "Qiong-Zhou-1988"
pytestmark = pytest.mark.django_db


def _account() -> User:
    return create_account(
        username="wangfang",
        display_name="王芳",
        password=PASSWORD,
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=datetime.now(tz=UTC),
        must_change_password=False,
    )


def _sign_in(client: Client, password: str) -> int:
    body = {"username": "wangfang", "password": password}
    return client.post("/api/session", body, content_type="application/json").status_code


def test_a_reset_ends_sessions_lifts_the_lock_and_must_be_changed(client: Client) -> None:
    user = _account()
    assert _sign_in(client, PASSWORD) == 200
    stranger = Client()
    for _ in range(5):
        _sign_in(stranger, "wrong")
    password = reset_password(user_id=user.pk, by=SYSTEM, now=datetime.now(tz=UTC))
    assert client.get("/api/session").json()["authenticated"] is False
    assert _sign_in(stranger, password) == 200
    assert stranger.get("/api/session").json()["user"]["must_change_password"] is True
    assert Event.objects.filter(kind="account.password_reset").count() == 1


def test_after_a_reset_the_old_password_is_still_refused(client: Client) -> None:
    password = reset_password(user_id=_account().pk, by=SYSTEM, now=datetime.now(tz=UTC))
    _sign_in(client, password)
    body = {"old_password": password, "new_password": PASSWORD}
    response = client.post("/api/session/password", body, content_type="application/json")
    assert "最近" in response.json()["fields"]["new_password"]


def test_a_switched_off_account_cannot_be_reset() -> None:
    user = _account()
    deactivate_account(user_id=user.pk, by=SYSTEM, now=datetime.now(tz=UTC))
    with pytest.raises(NotFound):
        reset_password(user_id=user.pk, by=SYSTEM, now=datetime.now(tz=UTC))


def test_generated_passwords_keep_the_policy_and_differ() -> None:
    made = {generate_password() for _ in range(200)}
    assert len(made) == 200
    for each in made:
        assert len(each) == 19
        assert any(c.isupper() for c in each)
        assert any(c.islower() for c in each)
        assert any(c.isdigit() for c in each)
        assert not set(each) & set("0O1lI")
