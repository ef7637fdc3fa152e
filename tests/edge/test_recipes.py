"""The recipes for an engine that phones reach without the edge."""

import contextlib
import re
from pathlib import Path

import pytest

from runtime.places import ROOT
from tests.edge.conftest import SEAT, Edge
from tests.edge.network import run
from tests.edge.phones import register

pytestmark = pytest.mark.edge
JAIL = ROOT / "deploy" / "fail2ban" / "hotline.conf"
GUESSES = 12


def test_fail2ban_counts_guesses_in_the_engines_own_log(edge: Edge, tmp_path: Path) -> None:
    engine = edge.engines[1]
    for number in range(GUESSES):
        with contextlib.suppress(RuntimeError):
            register(
                edge.stranger, tmp_path, f"{SEAT}p", f"guess{number}", server=engine.machine.address
            )
    log = engine.folder / "log" / "security.log"
    jail = JAIL.read_text()
    stock = re.search(r"^filter = (\w+)$", jail, re.MULTILINE)
    limit = re.search(r"^maxretry = (\d+)$", jail, re.MULTILINE)
    assert stock is not None
    assert limit is not None
    told = run("fail2ban-regex", "--print-all-matched", str(log), stock.group(1))
    counted = [line for line in told.splitlines() if edge.stranger.address in line]
    assert len(counted) >= GUESSES > int(limit.group(1)), told


def test_fail2ban_reads_the_jail_as_it_is_shipped(tmp_path: Path) -> None:
    for each in Path("/etc/fail2ban").iterdir():
        (tmp_path / each.name).symlink_to(each)
    (tmp_path / "jail.d").unlink()
    (tmp_path / "jail.d").mkdir()
    log = tmp_path / "security.log"
    log.touch()
    shipped = JAIL.read_text().replace("/var/lib/hotline/voice/log/security.log", str(log))
    (tmp_path / "jail.d" / "hotline.conf").write_text(shipped)
    told = run("fail2ban-client", "-c", str(tmp_path), "--dp")
    assert "'hotline'" in told
    assert "nftables" in told
