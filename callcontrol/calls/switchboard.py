"""What every call needs around it, put together once by the supervisor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from callcontrol.asterisk.engine import Engine
from callcontrol.calls.meter import TrunkMeter
from callcontrol.calls.parking import ParkingLot
from callcontrol.calls.snapshot import SnapshotStore
from callcontrol.calls.visits import VisitGate
from callcontrol.journal import Recorder
from callcontrol.operators.floor import Floor
from contracts.telephony_config import TelephonyConfiguration


@dataclass(frozen=True, slots=True, kw_only=True)
class Switchboard:
    """The engine, the journal, the operators, the published configuration, the clock."""

    engine: Engine
    journal: Recorder
    floor: Floor
    store: SnapshotStore
    configuration: Callable[[], TelephonyConfiguration]
    clock: Callable[[], datetime]
    meter: TrunkMeter
    recordings_dir: Path
    parking: ParkingLot = field(default_factory=ParkingLot)
    visits: VisitGate = field(default_factory=VisitGate)
    redial_seconds: float = 1
    ring_reserve_seconds: float = 5

    def known_configuration(self) -> TelephonyConfiguration | None:
        """The published configuration, or None while there has never been one."""
        try:
            return self.configuration()
        except RuntimeError:
            return None
