"""Templates of a small city, and notices by them."""

from typing import Any

from hotline.core.actor import SYSTEM
from hotline.messaging.actions.load_notice_templates import load_notice_templates
from hotline.messaging.actions.notify import notify
from hotline.messaging.models import CitizenNotice
from hotline.messaging.notice_city import city_notices
from tests.cast import NOW

VALUES: dict[str, dict[str, object]] = {
    "phone_code": {"code": "482913", "minutes": 5},
    "handled": {"title": "路灯不亮", "number": "HK202611280001"},
    "survey_solved": {"title": "路灯不亮", "number": "HK202611280001"},
    "receipt": {"number": "L2611280042317", "code": "073215"},
}


def templates() -> None:
    """Load those of the city's file."""
    load_notice_templates(entries=city_notices().templates, city="haikou", by=SYSTEM, now=NOW)


def told(template: str, **changes: Any) -> CitizenNotice:
    """Write a notice to Chen Jing."""
    wanted: dict[str, Any] = {
        "phone": "13907551234",
        "values": VALUES.get(template),
        "by": SYSTEM,
        "now": NOW,
        "correlation_id": None,
        "reference": "HK202611280001",
        **changes,
    }
    return notify(template=template, **wanted)
