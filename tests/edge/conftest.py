"""One network for all edge tests: two proxies, two engines, a carrier, a phone, a stranger."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from contracts.telephony_config import SeatPlan
from runtime.places import ROOT
from tests.edge.engines import Engine
from tests.edge.network import PUBLIC, TRUNK, Machine, network, until
from tests.edge.proxies import Proxy

VAR = ROOT / "var-test" / "edge"
SEAT, HOME_SEAT = "8001", "8002"
SEATS = [SeatPlan(extension=SEAT), SeatPlan(extension=HOME_SEAT, kind="home")]


@dataclass
class Edge:
    """Everything in front of call control."""

    proxies: tuple[Proxy, Proxy]
    engines: tuple[Engine, Engine]
    carrier: Machine
    phone: Machine
    home: Machine
    stranger: Machine
    folder: Path

    def master(self) -> Proxy:
        """The proxy that has the addresses now."""
        return next(one for one in self.proxies if one.machine.has_address(PUBLIC))

    def backup(self) -> Proxy:
        """The other one."""
        return next(one for one in self.proxies if not one.machine.has_address(PUBLIC))

    def heal(self) -> None:
        """Start again whatever a test killed."""
        for engine in self.engines:
            if not engine.machine.processes:
                engine.start()
        for proxy in self.proxies:
            proxy.machine.do("ip", "link", "set", "eth0", "up")
            if not proxy.machine.processes:
                for address in (PUBLIC, TRUNK):
                    if proxy.machine.has_address(address):
                        proxy.machine.do("ip", "addr", "del", f"{address}/24", "dev", "eth0")
                proxy.start()
        until("one master", 20, self._is_settled)

    def _is_settled(self) -> bool:
        masters = [one for one in self.proxies if one.machine.has_address(PUBLIC)]
        if len(masters) != 1 or not masters[0].machine.has_address(TRUNK):
            return False
        states = [one.states() for one in self.proxies]
        return all(flags.startswith("A") for each in states for flags in each.values())


@pytest.fixture(scope="session")
def _edge() -> Iterator[Edge]:
    shutil.rmtree(VAR, ignore_errors=True)
    VAR.mkdir(parents=True)
    names = ("proxy1", "proxy2", "engine1", "engine2", "carrier", "phone", "home", "stranger")
    machines = {
        name: Machine(name, number)
        for name, number in zip(names, (11, 12, 21, 22, 30, 40, 60, 50), strict=True)
    }
    first, second = machines["proxy1"], machines["proxy2"]
    proxies = (
        Proxy(first, second, VAR / "proxy1", 110),
        Proxy(second, first, VAR / "proxy2", 100),
    )
    engines = tuple(
        Engine(machines[name], VAR / name, (first, second)) for name in ("engine1", "engine2")
    )
    with network(*machines.values()):
        for engine in engines:
            engine.prepare(SEATS)
            engine.start()
        for proxy in proxies:
            proxy.prepare(
                [each.machine for each in engines], machines["carrier"], machines["phone"]
            )
            proxy.start()
        edge = Edge(
            proxies=proxies,
            engines=(engines[0], engines[1]),
            carrier=machines["carrier"],
            phone=machines["phone"],
            home=machines["home"],
            stranger=machines["stranger"],
            folder=VAR,
        )
        until("one master", 30, edge._is_settled)
        yield edge


@pytest.fixture
def edge(_edge: Edge) -> Iterator[Edge]:
    """The whole network, in order before each test."""
    _edge.heal()
    yield _edge
    _edge.heal()
