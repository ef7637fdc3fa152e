"""Two engines behind the proxies: one dies, one is drained, both are full (VOI-01, VOI-08)."""

import re
import time
from pathlib import Path

import pytest

from tests.edge.carrier import place_calls
from tests.edge.conftest import Edge
from tests.edge.network import until

pytestmark = pytest.mark.edge


def test_first_engine_killed_every_later_call_is_answered(edge: Edge, tmp_path: Path) -> None:
    """Calls on the dead engine are lost with it; nobody who calls afterwards notices."""
    calls = place_calls(edge.carrier, tmp_path, calls=150, per_second=15, seconds=2)
    time.sleep(4)
    alive = edge.engines[0].channels()
    edge.engines[0].machine.kill_all()
    outcome = calls.outcome()
    assert outcome.placed == 150
    assert outcome.answered + outcome.failed == 150
    assert outcome.failed <= alive, "only the dead engine's own calls may fail"
    told = edge.engines[1].engine.cli("core show channels count")
    taken = re.search(r"(\d+) calls? processed", told)
    assert taken is not None, told
    assert int(taken.group(1)) >= 80, told


def test_drained_engine_loses_no_call_and_comes_back(edge: Edge, tmp_path: Path) -> None:
    calls = place_calls(edge.carrier, tmp_path, calls=200, per_second=12, seconds=3)
    time.sleep(4)
    first = edge.engines[0]
    for proxy in edge.proxies:
        proxy.set_engine(first.machine, is_drained=True)
    took = until("drained", 20, lambda: first.channels() == 0)
    first.stop_gracefully()
    until("ended", 10, lambda: not first.engine.is_healthy())
    first.machine.kill_all()
    first.start()
    for proxy in edge.proxies:
        proxy.set_engine(first.machine, is_drained=False)
    outcome = calls.outcome()
    assert (outcome.answered, outcome.failed, outcome.refused) == (200, 0, 0)
    assert took < 8


def test_more_calls_than_the_house_takes_get_a_clean_503(edge: Edge, tmp_path: Path) -> None:
    outcome = place_calls(edge.carrier, tmp_path, calls=1500, per_second=150, seconds=2).outcome()
    assert outcome.placed == 1500
    assert outcome.answered + outcome.refused == 1500
    assert outcome.answered >= 400, "what the house can take is taken"
    assert outcome.failed == 0
