"""How many wait at once, by half hour."""

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.rules.half_hours import SLOT, SLOTS, Wait, most_waiting, slots_over

MIDNIGHT = datetime(2026, 11, 24, tzinfo=SHANGHAI)


def _wait(begin: float, end: float) -> Wait:
    """Minutes after midnight."""
    return MIDNIGHT + timedelta(minutes=begin), MIDNIGHT + timedelta(minutes=end)


def test_the_most_who_wait_together_are_counted_in_each_half_hour() -> None:
    waits = [_wait(1, 5), _wait(2, 3), _wait(4, 6), _wait(31, 32)]
    assert most_waiting(waits, MIDNIGHT, 3) == (2, 1, 0)


def test_who_leaves_as_another_comes_did_not_wait_together() -> None:
    assert most_waiting([_wait(1, 2), _wait(2, 3)], MIDNIGHT, 1) == (1,)


def test_a_long_wait_is_seen_in_every_half_hour_it_touches() -> None:
    assert most_waiting([_wait(-20, 95)], MIDNIGHT, 5) == (1, 1, 1, 1, 0)
    assert most_waiting([_wait(10, 2000)], MIDNIGHT, 2) == (1, 1)


def test_half_hours_are_over_only_when_whole() -> None:
    assert slots_over(MIDNIGHT, MIDNIGHT + timedelta(minutes=89)) == 2
    assert slots_over(MIDNIGHT, MIDNIGHT + timedelta(days=2)) == SLOTS


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(-60, 700), st.integers(0, 200)).map(
            lambda pair: _wait(pair[0], pair[0] + pair[1])
        ),
        max_size=30,
    )
)
def test_it_agrees_with_looking_at_every_minute(waits: list[Wait]) -> None:
    peaks = most_waiting(waits, MIDNIGHT, 20)
    for slot, peak in enumerate(peaks):
        minutes = [MIDNIGHT + SLOT * slot + timedelta(minutes=each) for each in range(30)]
        looked = max(sum(begin <= at < end for begin, end in waits) for at in minutes)
        assert peak == looked
