"""Two voice engines, each on a machine of its own, answering by their own fallback queue."""

from dataclasses import dataclass
from pathlib import Path

from callcontrol.asterisk.provisioning import render_endpoints, render_fallback_members
from contracts.telephony_config import SeatPlan
from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.layout import write_file
from runtime.voice_engine.settings import VoiceEngineSettings
from tests.edge.network import TRUNK, Machine

SEAT_SECRET = "edge-seat-secret"
READY_SECONDS = 60.0


@dataclass
class Engine:
    """One engine; without call control its dialplan answers every call."""

    machine: Machine
    folder: Path
    proxies: tuple[Machine, ...]

    def __post_init__(self) -> None:
        """Describe it."""
        peers = (TRUNK, *(proxy.address for proxy in self.proxies))
        self.engine = VoiceEngine(
            VoiceEngineSettings(
                instance_dir=self.folder,
                recordings_dir=self.folder / "recordings",
                root_dir=ROOT / "var" / "voice-root",
                prompts_dir=ROOT / "cities" / "haikou" / "prompts",
                sip_port=5060,
                http_port=8088,
                ami_port=5038,
                rtp_start=20000,
                rtp_end=22000,
                ari_password="edge-ari",
                ami_password="edge-ami",
                seat_secret=SEAT_SECRET,
                trunk_peers=peers,
                trunk_contact=f"sip:{TRUNK}:5060",
                bind=self.machine.address,
                is_behind_edge=True,
            )
        )

    def prepare(self, plans: list[SeatPlan]) -> None:
        """Write the configuration with these seats."""
        self.engine.prepare(lambda _line: None)
        etc, account = self.folder / "etc", self.engine.run_as()
        for name, text in (
            ("pjsip_seats.conf", render_endpoints(plans, SEAT_SECRET)),
            ("queues_seats.conf", render_fallback_members(plans)),
        ):
            write_file(etc / name, text.encode(), account, mode=0o600)

    def start(self) -> None:
        """Start it and wait until it takes calls."""
        self.machine.start(
            *self.engine.command(),
            log=self.folder / "engine.log",
            account=self.engine.run_as(),
            environment=self.engine.environment,
        )
        self.engine.wait_ready(READY_SECONDS)

    def channels(self) -> int:
        """How many channels it has now."""
        return int(self.engine.cli("core show channels count").split()[0])

    def stop_gracefully(self) -> None:
        """Take no new calls and end when the last has ended."""
        self.engine.cli("core stop gracefully")
