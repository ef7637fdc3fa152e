"""Seats at home through the edge: TLS 1.2 or later and SRTP, and no plain way in (SEAT-03)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from contracts.credentials import seat_password
from tests.edge.carrier import place_calls
from tests.edge.conftest import HOME_SEAT, Edge
from tests.edge.engines import SEAT_SECRET
from tests.edge.network import PUBLIC, Machine, until
from tests.edge.phones import register
from tests.telephony.clients.baresip import Account, Baresip, lay_out, unplug

pytestmark = pytest.mark.edge
ENDPOINT = f"{HOME_SEAT}p"
SIPS, WSS = 5061, 8443


@contextmanager
def telephone_at_home(edge: Edge, folder: Path) -> Iterator[Baresip]:
    """Run baresip on the machine at home, registered through the edge."""
    account = Account(
        name=ENDPOINT,
        password=seat_password(SEAT_SECRET, ENDPOINT),
        server=f"{PUBLIC}:{SIPS}",
        certificate=edge.proxies[0].folder / "certificate.pem",
    )
    command = lay_out(folder, account, hertz=1700, address=edge.home.address)
    process = edge.home.start(*command, log=folder / "baresip.log")
    try:
        yield Baresip(folder, process)
    finally:
        unplug(process)
        edge.home.processes.remove(process)


def test_seat_at_home_registers_by_tls_and_is_rung_for_srtp(edge: Edge, tmp_path: Path) -> None:
    engine = edge.engines[0].engine
    with telephone_at_home(edge, tmp_path) as telephone:
        until("registered", 15, lambda: f"{ENDPOINT}/sip:" in engine.cli("pjsip show contacts"))
        outcome = place_calls(
            edge.carrier, tmp_path / "calls", calls=1, per_second=1, seconds=15
        ).outcome()
        said = telephone.said()
    assert outcome.answered == 1
    assert "Call established" in said, said[-3000:]
    assert "RTP/SAVP" in said
    assert telephone.has_heard()
    assert all(one.machine.address not in heads(said) for one in edge.engines)


def heads(said: str) -> str:
    """SIP heads of a trace: sound goes straight to the engine, so bodies name it."""
    return "\n".join(line for line in said.splitlines() if not line.startswith(("c=", "o=", "m=")))


def test_seat_outside_the_hall_gets_nowhere_without_encryption(edge: Edge, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="403"):
        register(edge.home, tmp_path, ENDPOINT)


@pytest.mark.parametrize("door", [SIPS, WSS])
def test_doors_want_tls_1_2_or_later(edge: Edge, door: int) -> None:
    assert shakes_hands(edge.stranger, door, "-tls1_2")
    assert shakes_hands(edge.stranger, door, "-tls1_3")
    for old in ("-tls1", "-tls1_1"):
        assert not shakes_hands(edge.stranger, door, old), old


def shakes_hands(machine: Machine, door: int, version: str) -> bool:
    """Tell whether the door opens to a client of this version."""
    address = f"{PUBLIC}:{door}"
    ask = ("openssl", "s_client", "-connect", address, "-cipher", "ALL:@SECLEVEL=0", version)
    try:
        told = machine.do(*ask)
    except RuntimeError:
        return False
    return "BEGIN CERTIFICATE" in told
