"""The pure rules: breaker, egress, prices, proof, shares."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from hotline.intelligence.rules.acting_alone import is_proven, lowest_precision
from hotline.intelligence.rules.breaker import is_open, open_until
from hotline.intelligence.rules.egress import hosts_of, is_allowed
from hotline.intelligence.rules.prices import cost_of
from hotline.intelligence.rules.releases import Chosen, choose, in_share

NOW = datetime(2026, 11, 27, tzinfo=UTC)


def _recent(*reached: bool) -> list[tuple[datetime, bool]]:
    return [(NOW - timedelta(seconds=each), ok) for each, ok in enumerate(reached)]


@pytest.mark.parametrize(
    ("reached", "seconds"),
    [
        ((), 0),
        ((False, False, True, False), 0),
        ((False, False, False), 30),
        ((False,) * 4, 60),
        ((False,) * 12, 600),
        ((True, *(False,) * 11), 0),
    ],
)
def test_each_failure_after_the_third_doubles_the_pause(
    reached: tuple[bool, ...], seconds: int
) -> None:
    until = open_until(_recent(*reached))
    assert until == (NOW + timedelta(seconds=seconds) if seconds else None)
    assert is_open(_recent(*reached), NOW) == bool(seconds)
    assert not is_open(_recent(*reached), NOW + timedelta(seconds=600))


@pytest.mark.parametrize(
    ("url", "allowed", "expected"),
    [
        ("http://127.0.0.1:8000/v1", "", False),
        ("http://127.0.0.1:8000/v1", "127.0.0.1:8000", True),
        ("http://127.0.0.1:8001/v1", "127.0.0.1:8000", False),
        ("http://127.0.0.1:8001/v1", "127.0.0.1", False),
        ("https://Models.Example/v1", "10.0.0.5:1, models.example", True),
        ("https://evil.models.example", "models.example", False),
        ("https://models.example.evil.com", "models.example", False),
        ("https://models.example@evil.com", "models.example", False),
        ("https://models.example:443@evil.com", "models.example:443", False),
        ("http://[::1]:8000", "[::1]:8000", True),
        ("file:///etc/passwd", "etc", False),
        ("ws://10.0.0.5:10095", "10.0.0.5:10095", True),
        ("http://10.0.0.5:notaport", "10.0.0.5", False),
        ("", "", False),
    ],
)
def test_only_what_the_site_wrote_down_is_spoken_to(
    url: str,
    allowed: str,
    expected: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_allowed(url, hosts_of(allowed)) is expected


def test_prices_are_for_a_million_tokens() -> None:
    cost = cost_of(1500, 200, input_price=Decimal(2), output_price=Decimal(8))
    assert cost == Decimal("0.004600")


@pytest.mark.parametrize(
    ("accepted", "all_judged", "expected"),
    [(0, 0, False), (199, 199, False), (200, 200, True), (485, 500, False), (495, 500, True)],
)
def test_a_class_is_proven_by_many_cases_and_few_corrections(
    accepted: int,
    all_judged: int,
    expected: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_proven(accepted, all_judged) is expected


def test_wilsons_lower_end() -> None:
    assert lowest_precision(81, 263) == pytest.approx(0.2553, abs=0.0001)


def test_a_canary_answers_its_share_and_always_the_same_questions() -> None:
    own, new = Chosen("old", "1"), Chosen("new", "2", is_canary=True)
    found = [
        choose(default=own, serving=None, canary=new, share=20, key=str(each)).is_canary
        for each in range(2000)
    ]
    assert 0.17 < sum(found) / 2000 < 0.23
    assert found[:50] == [in_share(str(each), 20) for each in range(50)]
    assert choose(default=own, serving=None, canary=None, share=0, key="x") == own
