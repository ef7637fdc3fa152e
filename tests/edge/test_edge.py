"""What the pair of proxies promises (VOI-01): new calls are answered whatever dies."""

import time
from pathlib import Path

import pytest

from tests.edge.carrier import place_calls
from tests.edge.conftest import Edge
from tests.edge.network import PUBLIC, until

pytestmark = pytest.mark.edge


def test_150_calls_are_answered_by_the_first_engine(edge: Edge, tmp_path: Path) -> None:
    outcome = place_calls(edge.carrier, tmp_path, calls=150, per_second=25, seconds=2).outcome()
    assert (outcome.placed, outcome.answered, outcome.failed) == (150, 150, 0)
    assert edge.engines[1].engine.cli("core show channels count").find("0 calls processed") >= 0


def test_master_proxy_killed_in_the_middle_loses_no_call(edge: Edge, tmp_path: Path) -> None:
    calls = place_calls(edge.carrier, tmp_path, calls=150, per_second=15, seconds=12)
    time.sleep(3)
    master, backup = edge.master(), edge.backup()
    master.machine.kill_all()
    took = until("the addresses moved", 10, lambda: backup.machine.has_address(PUBLIC))
    outcome = calls.outcome()
    assert (outcome.answered, outcome.failed) == (150, 0), outcome
    assert took < 5


def test_master_proxy_unplugged_in_the_middle_loses_no_call(edge: Edge, tmp_path: Path) -> None:
    calls = place_calls(edge.carrier, tmp_path, calls=150, per_second=15, seconds=12)
    time.sleep(3)
    master, backup = edge.master(), edge.backup()
    master.machine.unplug()
    until("the addresses moved", 10, lambda: backup.machine.has_address(PUBLIC))
    outcome = calls.outcome()
    assert (outcome.answered, outcome.failed) == (150, 0), outcome


def test_spare_proxy_and_spare_engine_killed_change_nothing(edge: Edge, tmp_path: Path) -> None:
    calls = place_calls(edge.carrier, tmp_path, calls=150, per_second=15, seconds=4)
    time.sleep(3)
    edge.backup().machine.kill_all()
    edge.engines[1].machine.kill_all()
    outcome = calls.outcome()
    assert (outcome.answered, outcome.failed) == (150, 0), outcome
