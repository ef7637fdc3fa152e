"""Give fallback recordings without a note one, from the engine's own record of the call."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from django.conf import settings

from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.engine_files import read_records
from hotline.telephony.models import Recording
from hotline.telephony.rules.engine_records import EngineCall, citizens_calls
from hotline.telephony.rules.fallback import from_record

_SILENT = timedelta(minutes=2)
_LOOK_BACK = timedelta(days=2)
_log = structlog.get_logger()


def write_missing_notes(*, now: datetime) -> int:
    """Write a note beside every finished recording that has none; return how many.

    The engine writes no file for a call that call control gave back through ARI.
    """
    bare = _unknown(path for path in _recordings(now) if not path.with_suffix(".json").exists())
    if not bare:
        return 0
    records, _ = read_records(now - _LOOK_BACK, now)
    calls = {each.channel: each for each in citizens_calls(records) if each.fallback}
    done = 0
    for path in bare:
        call = calls.get(path.stem.removeprefix("fallback-"))
        done += call is not None and _write(path, call)
    return done


def _recordings(now: datetime) -> list[Path]:
    """Return the raw files of fallback calls that grow no more."""
    folder = Path(settings.HOTLINE_ENVIRONMENT.recordings_dir)
    found = []
    for day in {now - _LOOK_BACK, now - timedelta(days=1), now}:
        name = f"{day.astimezone(SHANGHAI):%Y/%m/%d}"
        found += [
            path
            for path in (folder / name).glob("fallback-*.raw")
            if now - datetime.fromtimestamp(path.stat().st_mtime, UTC) >= _SILENT
        ]
    return sorted(found)


def _unknown(paths: Iterable[Path]) -> list[Path]:
    """Leave out what was taken in already and only waits to be sealed."""
    folder = Path(settings.HOTLINE_ENVIRONMENT.recordings_dir)
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    known = Recording.objects.filter(raw_path__in=list(named))
    for raw_path in known.values_list("raw_path", flat=True):
        del named[raw_path]
    return list(named.values())


def _write(path: Path, call: EngineCall) -> bool:
    try:
        note = from_record(call.channel, call.fallback, call.call_id, call.ended_at)
    except ValueError as error:
        _log.error("record of fallback call odd", action="write_notes", why=type(error).__name__)
        return False
    draft = path.with_suffix(".json.part")
    draft.write_text(note.model_dump_json())
    draft.replace(path.with_suffix(".json"))
    return True
