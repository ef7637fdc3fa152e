"""Tickets cannot be forged, and no two endpoints share a password."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.credentials import (
    Ticket,
    TicketError,
    endpoint_name,
    issue_ticket,
    read_ticket,
    seat_password,
)

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TICKET = Ticket(
    operator_id=7,
    display_name="王芳",
    seat="8001",
    device="browser",
    skills={"lang:zh": 5},
    issued_at=NOW,
    expires_at=NOW + timedelta(hours=12),
)


def test_ticket_issued_here_reads_back() -> None:
    assert read_ticket("secret", issue_ticket("secret", TICKET), now=NOW) == TICKET


def test_ticket_signed_with_another_secret_is_refused() -> None:
    with pytest.raises(TicketError):
        read_ticket("secret", issue_ticket("other", TICKET), now=NOW)


def test_ticket_after_its_end_is_refused() -> None:
    with pytest.raises(TicketError, match="expired"):
        read_ticket("secret", issue_ticket("secret", TICKET), now=TICKET.expires_at)


@given(st.text(max_size=300))
def test_ticket_of_any_junk_is_refused(junk: str) -> None:
    clean = junk.encode("utf-8", "ignore").decode()
    with pytest.raises(TicketError):
        read_ticket("secret", clean, now=NOW)


@given(st.integers(0, 400))
def test_ticket_with_one_changed_letter_is_refused(at: int) -> None:
    text = issue_ticket("secret", TICKET)
    place = at % len(text)
    changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
    with pytest.raises(TicketError):
        read_ticket("secret", changed, now=NOW)


def test_seat_password_differs_by_endpoint_and_by_installation() -> None:
    browser, phone = endpoint_name("8001", "browser"), endpoint_name("8001", "desk_phone")
    passwords = {seat_password(s, e) for s in ("one", "two") for e in (browser, phone)}
    assert (browser, phone) == ("8001w", "8001p")
    assert len(passwords) == 4
    assert all(len(each) == 32 for each in passwords)
