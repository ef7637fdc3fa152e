"""The city's plan of follow-ups, from its file; a spoiled file leaves the last good plan."""

from functools import lru_cache
from pathlib import Path

import structlog
import yaml
from django.conf import settings
from pydantic import ValidationError

from hotline.followups.rules.plan_entries import FollowUpPlan

FILE = "followups.yaml"
_log = structlog.get_logger()
_last_good: dict[Path, FollowUpPlan] = {}


def current_plan() -> FollowUpPlan:
    """Return the plan as the file says now."""
    path = _path()
    return _read(path, path.stat().st_mtime_ns if path.exists() else 0)


def _path() -> Path:
    return Path(settings.BASE_DIR) / "cities" / settings.HOTLINE_ENVIRONMENT.city / FILE


def read_plan(path: Path) -> FollowUpPlan:
    """Read a file; a city without one calls about every order.

    Raises:
        ValidationError, YAMLError: the file is wrong.

    """
    if not path.exists():
        return FollowUpPlan()
    return FollowUpPlan.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})


@lru_cache(maxsize=4)
def _read(path: Path, stamp: int) -> FollowUpPlan:
    try:
        _last_good[path] = read_plan(path)
    except (ValidationError, yaml.YAMLError) as error:
        _log.error("follow_up_plan_is_wrong", path=path.name, stamp=stamp, error=str(error))
        return _last_good.get(path, FollowUpPlan())
    return _last_good[path]
