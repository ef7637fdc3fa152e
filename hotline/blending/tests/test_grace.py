"""How long a conversation stays with somebody who does not answer in it."""

from datetime import timedelta

import pytest

from hotline.blending.rules.grace import Seat, is_left_alone
from tests.cast import NOW


def _minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(
    ("state", "since", "waited", "is_alone"),
    [
        ("ready", 10, 20, False),  # at the desk: it is theirs to answer
        ("ready", 10, 30, True),  # forgotten
        ("break", 1, 10, False),  # has just left
        ("break", 2, 10, True),
        ("signed_out", 3, 3, True),
        ("signed_out", 50, 10, False),  # took it by hand after leaving the seat
        ("talking", 4, 4, False),
        ("talking", 1, 5, True),
        ("wrap_up", 1, 6, True),
    ],
)
def test_an_unanswered_word_is_left_alone(
    state: str, since: float, waited: float, *, is_alone: bool
) -> None:
    found = is_left_alone(
        unanswered_since=NOW - _minutes(waited),
        taken_at=NOW - _minutes(40),
        seat=Seat(state, NOW - _minutes(since)),
        now=NOW,
    )
    assert found is is_alone


def test_the_time_begins_with_the_taking_and_needs_no_seat() -> None:
    for minutes in (29, 30):
        taken_at = NOW - _minutes(minutes)
        found = is_left_alone(
            unanswered_since=NOW - _minutes(60), taken_at=taken_at, seat=None, now=NOW
        )
        assert found is (minutes == 30)
