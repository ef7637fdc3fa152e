"""The city's content plan, looked at again when its file changes.

A file somebody is just spoiling leaves the last good one in force.
"""

from functools import lru_cache
from pathlib import Path

import structlog
import yaml
from django.conf import settings
from pydantic import ValidationError

from hotline.messaging.channels.wechat.plan_entries import Plan

FILE = "wechat.yaml"
_log = structlog.get_logger()
_last_good: dict[Path, Plan] = {}


def city_plan() -> Plan:
    """Return the plan of the city that is served; a city without one says the usual."""
    path: Path = settings.BASE_DIR / "cities" / settings.HOTLINE_ENVIRONMENT.city / FILE
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return Plan()
    return _read(path, changed)


def read_plan(path: Path) -> Plan:
    """Read a plan.

    Raises:
        ValueError: it is wrong; the text says where.

    """
    try:
        return Plan.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except yaml.YAMLError as error:
        msg = f"{path.name} 不是有效的 YAML：{error}"
        raise ValueError(msg) from error


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Plan:
    try:
        plan = read_plan(path)
    except (ValueError, ValidationError) as error:
        _log.error("wechat_plan_is_wrong", action=FILE, changed=changed, error=str(error))
        return _last_good.get(path, Plan())
    _last_good[path] = plan
    return plan
