"""Phones register through the proxy and are rung through it; strangers get nowhere."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from runtime.places import ROOT
from tests.edge.carrier import place_calls
from tests.edge.conftest import SEAT, Edge
from tests.edge.network import PUBLIC, Machine, until
from tests.edge.phones import over_websocket, register, wait_for_call
from tests.edge.proxies import ORIGIN

pytestmark = pytest.mark.edge
DROPPED = re.compile(r"counter packets (\d+) bytes \d+ drop")


@contextmanager
def overheard(machine: Machine, folder: Path) -> Iterator[Path]:
    """Write down every SIP packet that the machine sees."""
    file = folder / f"{machine.name}.pcap"
    tap = machine.start(
        *("tcpdump", "-i", "eth0", "-U", "-s", "0", "-w", str(file), "udp port 5060 or 5070"),
        log=folder / "tcpdump.log",
    )
    until("tcpdump listens", 5, file.exists)
    try:
        yield file
    finally:
        time.sleep(0.5)
        tap.terminate()
        tap.wait(timeout=5)
        machine.processes.remove(tap)


def test_desk_phone_registers_by_path_and_takes_a_call(edge: Edge, tmp_path: Path) -> None:
    register(edge.phone, tmp_path, f"{SEAT}p")
    contacts = edge.engines[0].engine.cli("pjsip show contacts")
    assert f"{SEAT}p" in contacts
    with overheard(edge.carrier, tmp_path) as outside, overheard(edge.phone, tmp_path) as at_phone:
        phone = wait_for_call(edge.phone, tmp_path)
        outcome = place_calls(
            edge.carrier, tmp_path / "calls", calls=1, per_second=1, seconds=30
        ).outcome()
        assert phone.wait(timeout=20) == 0, "rung, answered, and told that the citizen hung up"
    assert outcome.answered == 1
    addresses = {one.machine.address for one in edge.engines}
    for file in (outside, at_phone):
        heads = _signalling(file)
        assert "SIP/2.0 200 OK" in heads
        told = {address for address in addresses if address in heads}
        assert not told, f"{file.name} names {told}"


def _signalling(file: Path) -> str:
    """Return all SIP heads, without the bodies: sound goes straight to the engine."""
    text = file.read_bytes().decode("utf-8", "replace")
    return "\n".join(line for line in text.split("\r\n") if not line.startswith(("c=", "o=", "m=")))


def test_phone_with_a_wrong_password_is_refused(edge: Edge, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        register(edge.phone, tmp_path, f"{SEAT}p", password="wrong")


def test_page_registers_over_secure_websocket(edge: Edge) -> None:
    report = over_websocket(edge.phone, origin=ORIGIN, endpoint=f"{SEAT}w")
    assert report == {"handshake": 101, "challenged": 401, "registered": 200, "server": "hotline"}


def test_page_of_another_site_gets_no_websocket(edge: Edge) -> None:
    report = over_websocket(edge.phone, origin="https://elsewhere.test", endpoint=f"{SEAT}w")
    assert report == {"handshake": 403}


def test_stranger_who_plays_the_carrier_is_asked_for_a_password(edge: Edge, tmp_path: Path) -> None:
    outcome = place_calls(edge.stranger, tmp_path, calls=1, per_second=1, seconds=1).outcome()
    assert outcome.answered == 0


def test_flood_from_a_stranger_is_banned_and_calls_go_on(edge: Edge, tmp_path: Path) -> None:
    flood = edge.stranger.start(
        *("sipp", "-sn", "uac", f"{PUBLIC}:5060", "-i", edge.stranger.address, "-p", "5060"),
        *("-r", "500", "-m", "4000", "-nostdin", "-timeout", "8", "-nr"),
        log=tmp_path / "flood.log",
    )
    outcome = place_calls(
        edge.carrier, tmp_path / "calls", calls=50, per_second=10, seconds=2
    ).outcome()
    flood.kill()
    assert (outcome.answered, outcome.failed) == (50, 0)
    assert edge.stranger.address in edge.master().ask("htable.dump", "banned")
    log = (edge.master().folder / "kamailio.log").read_text()
    assert f"source={edge.stranger.address}" in log


def test_kernel_drops_a_flood_before_the_proxy_sees_it(edge: Edge, tmp_path: Path) -> None:
    master = edge.master()
    recipe = (ROOT / "deploy" / "nftables" / "hotline.nft").read_text()
    rules = tmp_path / "hotline.nft"
    trusted = ", ".join(
        (edge.carrier.address, "10.77.0.8/29", *(each.machine.address for each in edge.engines))
    )
    rules.write_text(recipe.replace("10.200.0.5, 10.12.0.0/24", trusted))
    master.machine.do("nft", "-f", str(rules))
    try:
        flood = edge.stranger.start(
            *("sipp", "-sn", "uac", f"{PUBLIC}:5060", "-i", edge.stranger.address, "-p", "5062"),
            *("-r", "1000", "-m", "5000", "-nostdin", "-timeout", "7", "-nr"),
            log=tmp_path / "flood.log",
        )
        outcome = place_calls(
            edge.carrier, tmp_path / "calls", calls=50, per_second=10, seconds=2
        ).outcome()
        flood.kill()
        told = master.machine.do("nft", "list", "chain", "inet", "hotline", "sip")
        banned = master.machine.do("nft", "list", "set", "inet", "hotline", "banned")
    finally:
        master.machine.do("nft", "delete", "table", "inet", "hotline")
    assert (outcome.answered, outcome.failed) == (50, 0)
    assert edge.stranger.address in banned
    assert sum(int(each) for each in DROPPED.findall(told)) > 2500
