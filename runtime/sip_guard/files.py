"""Follow files that the engine appends to, and keep them small."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from runtime.sip_guard.rules import Alarm

MEGABYTE = 2**20
LONGEST_READ = 8 * MEGABYTE
SAMPLE = MEGABYTE
KEPT_RECORDS = 9


class Tail:
    """Reads what was appended; an over-grown file is sampled and emptied in place.

    The engine keeps its log open for appending, therefore emptying is safe and renaming is not.
    """

    def __init__(self, path: Path, *, biggest: int) -> None:
        self._path, self._biggest = path, biggest
        self._place = path.stat().st_size if path.exists() else 0

    def lines(self) -> list[str]:
        """Return the whole lines appended since the last time; the rest waits."""
        try:
            size = self._path.stat().st_size
        except OSError:
            return []
        if size < self._place:
            self._place = 0
        with self._path.open("rb") as file:
            file.seek(self._place)
            fresh = file.read(LONGEST_READ)
        whole = fresh[: fresh.rfind(b"\n") + 1]
        self._place += len(whole)
        if size > self._biggest:
            self._empty()
        return whole.decode(errors="replace").splitlines()

    def _empty(self) -> None:
        """Keep the last megabyte beside the file, and begin anew."""
        with self._path.open("rb") as file:
            file.seek(-min(SAMPLE, self._path.stat().st_size), os.SEEK_END)
            sample = file.read()
        kept = self._path.with_name(f"{self._path.name}.1")
        kept.write_bytes(sample)
        kept.chmod(0o600)
        os.truncate(self._path, 0)
        self._place = 0


def rotate(path: Path, *, biggest: int) -> bool:
    """Rename a full file to ``.1`` and so on; for files that are opened for each line."""
    if not path.exists() or path.stat().st_size <= biggest:
        return False
    for number in range(KEPT_RECORDS, 0, -1):
        older = path.with_name(f"{path.name}.{number}")
        if older.exists():
            older.replace(path.with_name(f"{path.name}.{number + 1}"))
    path.with_name(f"{path.name}.{KEPT_RECORDS + 1}").unlink(missing_ok=True)
    path.rename(path.with_name(f"{path.name}.1"))
    return True


def as_line(alarm: Alarm) -> str:
    """Write an alarm the way ``alarms.jsonl`` has it."""
    record = {**asdict(alarm), "at": alarm.at.isoformat()}
    return json.dumps(record, ensure_ascii=False)


def append_alarm(path: Path, alarm: Alarm) -> None:
    """Add an alarm to the file that the floor's page is fed from."""
    rotate(path, biggest=MEGABYTE)
    with path.open("a", encoding="utf-8") as file:
        file.write(as_line(alarm) + "\n")
