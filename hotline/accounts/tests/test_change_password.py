"""Change a password: the policy, the memory of five, the 90 days, the other sessions."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.test import Client

from hotline.accounts.actions.change_password import change_password
from hotline.accounts.actions.create_account import create_account
from hotline.accounts.errors import PasswordRefused
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.models import Event

FIRST = "Qiong-Zhou-1988"
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _account(*, must_change_password: bool = False) -> User:
    return create_account(
        username="wangfang",
        display_name="王芳",
        password=FIRST,
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=NOW,
        must_change_password=must_change_password,
    )


def _sign_in(client: Client, password: str) -> None:
    body = {"username": "wangfang", "password": password}
    assert client.post("/api/session", body, content_type="application/json").status_code == 200


def _change(client: Client, old: str, new: str) -> int:
    body = {"old_password": old, "new_password": new}
    path = "/api/session/password"
    return client.post(path, body, content_type="application/json").status_code


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("Ab1-short", "短"),
        ("onlysmallletters", "三类"),
        ("small-letters-only", "三类"),
        ("Wangfang-1", "登录名"),
        ("1234567890", "常见"),
        (FIRST, "最近"),
    ],
)
def test_a_bad_password_is_refused_with_its_reason(wish: str, why: str) -> None:
    user = _account()
    with pytest.raises(PasswordRefused) as refusal:
        change_password(user_id=user.pk, old_password=FIRST, new_password=wish, now=NOW)
    assert why in refusal.value.fields["new_password"]
    user.refresh_from_db()
    assert user.check_password(FIRST)
    assert not Event.objects.filter(kind="account.password_changed").exists()


def test_the_wrong_old_password_is_refused() -> None:
    user = _account()
    with pytest.raises(PasswordRefused) as refusal:
        change_password(user_id=user.pk, old_password="no", new_password="New-Pass-2026", now=NOW)
    assert refusal.value.fields == {"old_password": "原密码不正确。"}


def test_the_last_five_are_refused_and_the_sixth_back_is_free() -> None:
    user = _account()
    words = [FIRST, *(f"Hai-Kou-Wan-{n}" for n in range(1, 6))]
    for old, new in pairwise(words):
        change_password(user_id=user.pk, old_password=old, new_password=new, now=NOW)
    with pytest.raises(PasswordRefused):
        change_password(user_id=user.pk, old_password=words[5], new_password=words[1], now=NOW)
    change_password(user_id=user.pk, old_password=words[5], new_password=FIRST, now=NOW)
    user.refresh_from_db()
    assert user.check_password(FIRST)
    assert not any(word in str(each.details) for each in Event.objects.all() for word in words)


def test_changing_it_ends_every_other_session_and_keeps_this_one() -> None:
    _account()
    here, there = Client(), Client()
    with time_machine.travel(NOW):
        _sign_in(here, FIRST)
        _sign_in(there, FIRST)
        assert _change(here, FIRST, "Hai-Kou-Wan-1") == 200
        assert here.get("/api/session").json()["authenticated"] is True
        assert there.get("/api/session").json()["authenticated"] is False


def test_a_provisional_password_says_so_until_it_is_changed(client: Client) -> None:
    _account(must_change_password=True)
    with time_machine.travel(NOW):
        _sign_in(client, FIRST)
        assert client.get("/api/session").json()["user"]["must_change_password"] is True
        assert _change(client, FIRST, "Hai-Kou-Wan-1") == 200
        assert client.get("/api/session").json()["user"]["must_change_password"] is False


def test_a_password_older_than_90_days_must_be_changed(client: Client) -> None:
    _account()
    with time_machine.travel(NOW + timedelta(days=90, minutes=1)):
        _sign_in(client, FIRST)
        assert client.get("/api/session").json()["user"]["must_change_password"] is True


def test_changing_it_without_a_session_is_refused(client: Client) -> None:
    assert _change(client, FIRST, "Hai-Kou-Wan-1") == 401
