"""Where the engine writes its own records, and what stands in them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from hotline.telephony.rules.engine_records import EngineRecord, UnreadableError, read_record


def engine_folder() -> Path:
    """Return the voice engine's instance directory."""
    environment = settings.HOTLINE_ENVIRONMENT
    return Path(environment.voice_dir or environment.var / "voice")


def record_files(since: datetime) -> list[Path]:
    """Return the files of records that may hold something since then, oldest first."""
    files = [
        (path.stat().st_mtime, path)
        for path in (engine_folder() / "log" / "cdr-custom").glob("Master.csv*")
    ]
    return [path for changed, path in sorted(files) if changed >= since.timestamp()]


def read_records(since: datetime, until: datetime) -> tuple[list[EngineRecord], int]:
    """Return the records of channels that ended in the stretch, and how many lines are none."""
    found, unreadable = [], 0
    for line in _lines(since):
        try:
            record = read_record(line)
        except UnreadableError:
            unreadable += bool(line.strip())
            continue
        if since <= record.ended_at < until:
            found.append(record)
    return found, unreadable


def _lines(since: datetime) -> Iterator[str]:
    for path in record_files(since):
        with path.open(encoding="utf-8", errors="replace") as lines:
            yield from (line for line in lines if line.endswith("\n"))
