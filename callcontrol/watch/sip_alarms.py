"""Alarms of the SIP guard (防扫描), read from the lines it appends to ``alarms.jsonl``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import structlog

from callcontrol.operators.alarms import Reading

log = structlog.get_logger(__name__)

_LASTS = timedelta(minutes=10)
"""The guard repeats itself every five minutes while an attack goes on."""
_TAIL = 64 * 1024
_WORDS = {"lines_full": "lines"}
"""What the guard says that is no attack."""


@dataclass(frozen=True, slots=True)
class _Attack:
    at: datetime
    is_critical: bool
    text: str


class SipAlarms:
    """Follows the file; it may be missing, renamed or damaged."""

    def __init__(self, path: Path) -> None:
        self._path, self._inode, self._offset = path, 0, 0
        self._attacks: dict[tuple[str, str], _Attack] = {}

    def read(self, now: datetime) -> Iterator[Reading]:
        """Give the attacks of the last minutes as readings."""
        try:
            with self._path.open("rb") as lines:
                self._follow(lines)
        except FileNotFoundError:
            self._inode = 0
        except OSError as error:
            log.warning("sip_alarms_unreadable", error=str(error))
        for (alarm, source), attack in tuple(self._attacks.items()):
            if now - attack.at > _LASTS:
                del self._attacks[alarm, source]
                continue
            yield Reading(
                alarm=alarm,
                subject=source,
                level="critical" if attack.is_critical else "warning",
                text=attack.text,
                is_over=True,
            )

    def _follow(self, lines: IO[bytes]) -> None:
        size = lines.seek(0, 2)
        inode = self._path.stat().st_ino
        if inode != self._inode or size < self._offset:
            self._inode, self._offset = inode, max(0, size - _TAIL)
        if size == self._offset:
            return
        lines.seek(self._offset)
        for line in lines:
            if not line.endswith(b"\n"):
                break  # still being written
            self._offset += len(line)
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            said = json.loads(line)
            alarm = _WORDS.get(said["alarm"], "sip_attack")
            self._attacks[alarm, str(said["source"])[:64] or "engine"] = _Attack(
                at=datetime.fromisoformat(said["at"]).astimezone(),
                is_critical=said["level"] == "critical",
                text=str(said["text"])[:200],
            )
        except (ValueError, KeyError, TypeError):
            log.warning("sip_alarm_damaged")
