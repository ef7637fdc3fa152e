"""The most specific line wins, whatever the order of the file."""

from itertools import permutations

import pytest

from hotline.reference.rules.choices import Case, Choice, choose

FILE = (
    Choice(clock="dispatch", limit="online"),
    Choice(clock="dispatch", channel="phone", limit="phone"),
    Choice(clock="dispatch", urgency="urgent", limit="urgent"),
    Choice(clock="dispatch", topic="05", limit="group"),
    Choice(clock="dispatch", topic="0501", limit="topic"),
    Choice(clock="dispatch", topic="05", channel="phone", limit="group by phone"),
    Choice(clock="dispatch", verb="reopen", limit="again"),
    Choice(clock="handling", limit="other clock"),
)


@pytest.mark.parametrize(
    ("case", "limit"),
    [
        (Case(clock="dispatch"), "online"),
        (Case(clock="dispatch", channel="wechat"), "online"),
        (Case(clock="dispatch", channel="phone"), "phone"),
        (Case(clock="dispatch", channel="phone", urgency="urgent"), "urgent"),
        (Case(clock="dispatch", channel="phone", verb="reopen"), "phone"),
        (Case(clock="dispatch", verb="reopen"), "again"),
        (Case(clock="dispatch", urgency="urgent", topic="0502"), "group"),
        (Case(clock="dispatch", urgency="urgent", topic="0501"), "topic"),
        (Case(clock="dispatch", channel="phone", topic="0501"), "group by phone"),
        (Case(clock="dispatch", topic="0601"), "online"),
        (Case(clock="handling", topic="0501"), "other clock"),
        (Case(clock="acceptance"), ""),
    ],
)
def test_the_most_specific_line_wins(case: Case, limit: str) -> None:
    assert choose(FILE, case) == limit
    assert choose(reversed(FILE), case) == limit


def test_two_different_lines_never_tie_for_one_case() -> None:
    for one, other in permutations(FILE, 2):
        case = Case(
            clock="dispatch", channel="phone", urgency="urgent", topic="0501", verb="reopen"
        )
        if one.fits(case) and other.fits(case):
            assert one.specificity != other.specificity
