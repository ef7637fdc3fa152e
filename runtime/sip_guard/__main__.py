"""``python -m runtime.sip_guard``: look twice a second, until told to stop."""

import os
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from runtime.sip_guard.files import MEGABYTE, Tail, append_alarm, as_line, rotate
from runtime.sip_guard.rules import Sighting, Watch
from runtime.sip_guard.security_log import sightings

LOOK_SECONDS = 0.5
BIGGEST_SECURITY = 16 * MEGABYTE
BIGGEST_RECORDS = 20 * MEGABYTE


class Guard:
    """Two files are followed, two kept small, one written."""

    def __init__(self, *, logs: Path, alarms: Path) -> None:
        self._logs, self._alarms = logs, alarms
        self._security = Tail(logs / "security.log", biggest=BIGGEST_SECURITY)
        self._refused = Tail(logs / "refused.log", biggest=MEGABYTE)
        self._messages = Tail(logs / "messages.log", biggest=BIGGEST_SECURITY)
        self._watch = Watch()

    def look(self, now: datetime) -> int:
        """Take in what is new and raise what is due; return how many alarms."""
        for line in self._security.lines():
            for sighting in sightings(line):
                self._watch.note(sighting, now=now)
        for _ in self._refused.lines():
            self._watch.note(Sighting("line_refused", ""), now=now)
        self._messages.lines()
        rotate(self._logs / "cdr-custom" / "Master.csv", biggest=BIGGEST_RECORDS)
        due = self._watch.alarms(now=now)
        for alarm in due:
            print(as_line(alarm), flush=True)
            append_alarm(self._alarms, alarm)
        return len(due)


def main() -> int:
    """Guard until a signal comes; the exit status for the supervisor."""
    logs = Path(os.environ["HOTLINE_VOICE_DIR"]) / "log"
    guard = Guard(logs=logs, alarms=Path(os.environ["HOTLINE_VAR"]) / "alarms.jsonl")
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    while not over.wait(LOOK_SECONDS):
        guard.look(datetime.now(UTC))
    return 0


if __name__ == "__main__":
    sys.exit(main())
