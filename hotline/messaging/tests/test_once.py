"""A key that was used stands for what it was used for first, until it is forgotten."""

from datetime import timedelta

import pytest

from hotline.messaging.models import OnceKey
from hotline.messaging.once import is_same_again
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def test_a_key_stands_for_what_it_was_used_for_first() -> None:
    assert is_same_again("nonce-1", "message-1", now=NOW)
    assert is_same_again("nonce-1", "message-1", now=NOW)
    assert not is_same_again("nonce-1", "message-2", now=NOW)
    assert is_same_again("nonce-1", "message-1", now=NOW)
    assert is_same_again("nonce-2", "message-2", now=NOW)
    assert OnceKey.objects.count() == 2


def test_neither_key_nor_meaning_is_readable() -> None:
    is_same_again("nonce-1", "o6_bmjrPTlm6_2sgVt7hMZOPfL2M", now=NOW)
    row = OnceKey.objects.get()
    assert "nonce" not in row.key
    assert "o6_" not in row.value


def test_old_keys_are_swept_by_those_whose_turn_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotline.messaging.once._SWEEP", "never")
    is_same_again("old", "x", now=NOW - timedelta(hours=3))
    is_same_again("fresh", "x", now=NOW - timedelta(hours=1))
    assert OnceKey.objects.count() == 2
    monkeypatch.setattr("hotline.messaging.once._SWEEP", "")
    is_same_again("new", "x", now=NOW)
    assert not is_same_again("fresh", "y", now=NOW)
    assert OnceKey.objects.count() == 2
