"""A cookie that was changed in one place opens nothing (ASVS 7.2)."""

import secrets

import pytest
from django.test import Client

from tests.cast import Cast, Door

_COOKIE = "hotline_session"
_SIGNED_IN_ONLY = "/api/reference/areas"


def _status(value: str) -> int:
    client = Client(raise_request_exception=False)
    client.cookies[_COOKIE] = value
    return client.get(_SIGNED_IN_ONLY).status_code


def test_no_changed_cookie_opens_a_door(cast: Cast) -> None:
    good = Door(cast.wang_fang).client.cookies[_COOKIE].value
    assert _status(good) == 200
    changed = [
        f"{good[:at]}{'b' if good[at] == 'a' else 'a'}{good[at + 1 :]}" for at in range(len(good))
    ]
    others = [good.upper(), good[:-1], f"{good}a", good[::-1], good * 20, secrets.token_hex(16)]
    for value in (*changed, *others):
        assert _status(value) == 401, value


@pytest.mark.parametrize(
    "value",
    ["", "\x00", "null", "0", "../../etc/passwd", "' OR 1=1 --", "{}", "a" * 5_000, "%00", "é"],
)
def test_what_is_no_cookie_of_ours_is_nobody(cast: Cast, value: str) -> None:
    del cast
    assert _status(value) == 401


def test_a_cookie_is_dead_after_signing_out(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    good = door.client.cookies[_COOKIE].value
    assert door.delete("/session")[0] in {200, 204}
    assert _status(good) == 401


def test_somebody_elses_cookie_is_somebody_else(cast: Cast) -> None:
    mine, other = Door(cast.wang_fang), Door(cast.zhao_min)
    mine.client.cookies[_COOKIE] = other.client.cookies[_COOKIE].value
    status, session = mine.get("/session")
    assert status == 200
    assert session["user"]["id"] == cast.zhao_min.user_id
