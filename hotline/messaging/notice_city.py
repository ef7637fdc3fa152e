"""What the city says of notices: its own file, looked at again when it changes.

A file somebody is just spoiling leaves the last good one in force.
"""

from functools import lru_cache
from pathlib import Path

import structlog
import yaml
from django.conf import settings
from pydantic import ValidationError

from hotline.messaging.rules.notice_entries import NoticesFile

FILE = "notices.yaml"
_log = structlog.get_logger()
_NONE = NoticesFile.model_validate(
    {
        "signature": "【12345】",
        "opt_out_hint": "",
        "quiet": [],
        "price_fen": {},
        "budget": {"day_fen": 0, "month_fen": 0, "codes_day_fen": 0},
        "templates": [],
    }
)
_last_good: dict[Path, NoticesFile] = {}


def city_notices() -> NoticesFile:
    """Return the file of the city that is served; a city without one pays for nothing.

    Raises:
        ValueError: it is wrong, and never was right since the start.

    """
    path: Path = settings.BASE_DIR / "cities" / settings.HOTLINE_ENVIRONMENT.city / FILE
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return _NONE
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> NoticesFile:
    try:
        read = NoticesFile.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        if path not in _last_good:
            raise
        _log.error("notices_file_is_wrong", action=FILE, changed=changed, error=str(error))
        return _last_good[path]
    _last_good[path] = read
    return read
