"""A pass opens with its own secret, unchanged, in time; the dialplan lets every sign through."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from contracts.credentials import TicketError, read_ticket
from contracts.visits import VisitPass, VisitPassError, issue_pass, read_pass

NOW = datetime(2026, 11, 24, 2, 0, 0, 123456, tzinfo=UTC)
LEAVE = VisitPass(
    visit_id=uuid4(), number="12345", issued_at=NOW, expires_at=NOW + timedelta(seconds=60)
)


def test_a_pass_opens_until_it_expires() -> None:
    text = issue_pass("secret", LEAVE)
    assert read_pass("secret", text, now=NOW) == LEAVE
    with pytest.raises(VisitPassError):
        read_pass("secret", text, now=LEAVE.expires_at)


def test_it_is_made_of_what_the_dialplan_lets_through() -> None:
    text = issue_pass("secret", LEAVE)
    assert re.fullmatch(r"[A-Za-z0-9_-]+", text)
    assert len(text) < 400


@pytest.mark.parametrize("place", [0, 63, 64, 100, -1])
def test_one_sign_changed_opens_nothing(place: int) -> None:
    text = list(issue_pass("secret", LEAVE))
    text[place] = "A" if text[place] != "A" else "B"
    with pytest.raises(VisitPassError):
        read_pass("secret", "".join(text), now=NOW)


@pytest.mark.parametrize("text", ["", "x", "x" * 64, "é" * 80, "x" * 5000])
def test_nonsense_opens_nothing(text: str) -> None:
    with pytest.raises(VisitPassError):
        read_pass("secret", text, now=NOW)


def test_a_pass_is_no_operators_ticket() -> None:
    with pytest.raises(TicketError):
        read_ticket("secret", issue_pass("secret", LEAVE), now=NOW)
