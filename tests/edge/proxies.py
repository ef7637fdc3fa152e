"""The pair of proxies, with the configuration of deploy/ as it is shipped."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from runtime.certificate import make_certificate
from runtime.places import ROOT
from tests.edge.network import NET, PUBLIC, TRUNK, Machine, until

DEPLOY = ROOT / "deploy"
ORIGIN = "https://hotline.test"


@dataclass
class Proxy:
    """One proxy: Kamailio, and keepalived that moves the addresses."""

    machine: Machine
    peer: Machine
    folder: Path
    priority: int
    calls_per_second: int = 50

    def prepare(self, engines: list[Machine], carrier: Machine, hall: Machine) -> None:
        """Write this proxy's own values beside the shipped configuration."""
        self.folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(DEPLOY / "kamailio" / "kamailio.cfg", self.folder)
        words = {
            "OWN_ADDRESS": self.machine.address,
            "PEER_ADDRESS": self.peer.address,
            "PUBLIC_ADDRESS": PUBLIC,
            "TRUNK_ADDRESS": TRUNK,
            "CARRIER_ADDRESS": carrier.address,
            "CARRIER_PORT": "5060",
            "HALL_NETWORK": f"{hall.address}/32",
            "ENGINE_1": engines[0].address,
            "ENGINE_2": engines[1].address,
            "PAGE_ORIGIN": ORIGIN,
            "TOPOLOGY_KEY": "edge-test-key",
            "CALLS_PER_SECOND": str(self.calls_per_second),
            "PIKE_DENSITY": "60",
            "MODULES_PATH": "/usr/lib/x86_64-linux-gnu/kamailio/modules/",
            "CONFIG_DIRECTORY": str(self.folder),
            "RUN_DIRECTORY": str(self.folder),
        }
        lines = [f'#!substdef "!{name}!{text}!g"\n' for name, text in words.items()]
        (self.folder / "site.cfg").write_text("".join(lines))
        (self.folder / "dispatcher.list").write_text(
            "".join(
                f"1 sip:{engine.address}:5060 0 {priority}\n"
                for engine, priority in zip(engines, (20, 10), strict=True)
            )
        )
        shipped = (DEPLOY / "kamailio" / "tls.cfg.example").read_text()
        (self.folder / "tls.cfg").write_text(shipped.replace("/etc/kamailio", str(self.folder)))
        make_certificate(self.folder, [PUBLIC])
        self._write_keepalived()

    def _write_keepalived(self) -> None:
        text = (DEPLOY / "keepalived" / "keepalived.conf.example").read_text()
        own, other = self.machine.address, self.peer.address
        for example, ours in (
            ("10.12.0.11", "@own"),
            ("10.12.0.12", "@other"),
            ("10.12.0", NET),
            ("@own", own),
            ("@other", other),
            ("/etc/keepalived", str(DEPLOY / "keepalived")),
            ("priority 110", f"priority {self.priority}"),
            ("state MASTER", "state BACKUP"),
        ):
            text = text.replace(example, ours)
        (self.folder / "keepalived.conf").write_text(text)

    def start(self) -> None:
        """Start both programs and wait until the proxy answers."""
        self.machine.start(
            *("kamailio", "-DD", "-E", "-Y", str(self.folder), "-P", f"{self.folder}/pid"),
            *("-f", f"{self.folder}/kamailio.cfg", "-m", "64", "-M", "8"),
            log=self.folder / "kamailio.log",
        )
        until(f"{self.machine.name} answers", 10, self.answers)
        self.machine.start(
            *("keepalived", "-n", "-l", "-D", "-f", f"{self.folder}/keepalived.conf"),
            *("-p", f"{self.folder}/keepalived.pid", "-r", f"{self.folder}/vrrp.pid"),
            log=self.folder / "keepalived.log",
        )

    def answers(self) -> bool:
        """Tell whether it answers SIP on its own address."""
        try:
            self.machine.do("sipsak", "-s", f"sip:{self.machine.address}:5060", "-D", "1")
        except RuntimeError:
            return False
        return True

    def ask(self, *words: str) -> str:
        """Ask the running proxy something, as an operations engineer would."""
        return self.machine.do("kamcmd", "-s", f"unix:{self.folder}/ctl.sock", *words)

    def set_engine(self, engine: Machine, *, is_drained: bool) -> None:
        """Drain an engine (no new calls), or take it in again."""
        state = "dx" if is_drained else "ap"
        self.ask("dispatcher.set_state", state, "1", f"sip:{engine.address}:5060")

    def states(self) -> dict[str, str]:
        """Engine address → flags, such as ``AP`` (alive, probed) or ``IP`` (silent)."""
        found, address = {}, ""
        for line in self.ask("dispatcher.list").splitlines():
            name, _, value = line.strip().partition(": ")
            if name == "URI":
                address = value.removeprefix("sip:").partition(":")[0]
            elif name == "FLAGS":
                found[address] = value.strip()
        return found
