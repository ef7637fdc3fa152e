"""The day ledger (当日台账) on disk: a restart goes on counting, a damaged file begins anew."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import structlog
from pydantic import ValidationError

from callcontrol.files import Files
from callcontrol.operators.ledger import CITY, DayLedger
from contracts.call_events import CallEvent
from contracts.telephony_config import TelephonyConfiguration

log = structlog.get_logger(__name__)


class Tally:
    """Hears every event of the journal; written at most once a second."""

    def __init__(
        self,
        path: Path,
        files: Files,
        *,
        configuration: Callable[[], TelephonyConfiguration | None],
        clock: Callable[[], datetime],
    ) -> None:
        self._path, self._files = path, files
        self._configuration, self._clock = configuration, clock
        self._is_dirty = False
        self.ledger = _read(path, clock())

    def hear(self, event: CallEvent) -> None:
        """Count an event that was just journaled."""
        self.ledger.turn_page(self._clock())
        configuration = self._configuration()
        queues = configuration.queues if configuration is not None else []
        levels = {queue.name: queue.service_level_seconds for queue in queues}
        self._is_dirty |= self.ledger.note(event, levels)

    def keep(self) -> None:
        """Turn the page at midnight, and write what changed."""
        self._is_dirty |= self.ledger.turn_page(self._clock())
        if self._is_dirty:
            self._is_dirty = False
            self._files.write(self._path, self.ledger.model_dump_json())


def _read(path: Path, now: datetime) -> DayLedger:
    try:
        ledger = DayLedger.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return DayLedger(day=now.astimezone(CITY).date())
    except (OSError, ValidationError):
        log.warning("day_ledger_damaged", path=path.name)
        return DayLedger(day=now.astimezone(CITY).date())
    ledger.turn_page(now)
    return ledger
