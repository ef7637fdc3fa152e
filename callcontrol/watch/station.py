"""Everything of the watch, put together once by the supervisor."""

from collections.abc import Callable
from pathlib import Path

from callcontrol.calls.registry import Registry
from callcontrol.files import Files
from callcontrol.watch.board import FloorBoard, Outlook
from callcontrol.watch.in_step import Endpoints, StepKeeper
from callcontrol.watch.lookout import Lookout
from callcontrol.watch.sip_alarms import SipAlarms
from callcontrol.watch.tally import Tally


class WatchStation:
    """The tally of the day, the lookout that shows and warns, the keeper that heals."""

    def __init__(
        self,
        engine: Endpoints,
        registry: Registry,
        *,
        directory: Path,
        guard_file: Path,
        files: Files,
        match: Callable[[], int],
        outlook: Outlook,
    ) -> None:
        board = registry.board
        floor, clock = board.floor, board.clock
        self.tally = Tally(
            directory / "today.json",
            files,
            configuration=board.known_configuration,
            clock=clock,
        )
        self.keeper = StepKeeper(engine, registry, floor, match=match, clock=clock)
        self.lookout = Lookout(
            FloorBoard(floor, registry, self.tally.ledger, outlook),
            registry,
            floor,
            self.tally,
            journal=board.journal,
            clock=clock,
            sources=(SipAlarms(guard_file).read, self.keeper.read),
        )

    def keep(self) -> None:
        """Write the day's counts before the process ends."""
        self.tally.keep()
