"""What citizens send."""

from typing import Any
from uuid import UUID, uuid4

from hotline.contacts.rules.channels import Channel
from hotline.messaging.actions.receive import Received
from hotline.portal.actions.submit import submit
from hotline.portal.opened import Asked
from hotline.portal.rules.submission import Submission
from tests.cast import NOW

HOME = "192.0.2.7"
KEY = UUID("7b1d5a0e-0000-4000-8000-000000000001")
PHONE = "13907531234"


def form(**changes: Any) -> dict[str, Any]:
    """Return the body of a submission."""
    return {
        "key": str(KEY),
        "channel": "web",
        "event": "海甸岛人民大道路灯不亮三天了，晚上出门看不见路。",
        "demand": "请尽快修好。",
        "place": "海甸岛人民大道 58 号",
        "area_code": "",
        "phone": "139 0753 1234",
        "name": "陈静",
        "language": "zh",
        **changes,
    }


def submission(**changes: Any) -> Submission:
    """Return a demand as the page sends it."""
    wanted: dict[str, Any] = {
        "key": uuid4(),
        "channel": Channel.WEB,
        "event": "海甸岛人民大道路灯不亮三天了，晚上出门看不见路。",
        "demand": "请尽快修好。",
        "place": "海甸岛人民大道 58 号",
        "area_code": "",
        "latitude": None,
        "longitude": None,
        "name": "陈静",
        "phone": PHONE,
        "is_confidential": False,
        "language": "zh",
        **changes,
    }
    return Submission(**wanted)


def submitted(**changes: Any) -> Received:
    """Submit one."""
    return submit(submission(**changes), address=HOME, now=NOW)


def asked(number: str, code: str, **changes: Any) -> Asked:
    """Return what a citizen asks with number and code."""
    wanted: dict[str, Any] = {"key": uuid4(), "order": "", "address": HOME, **changes}
    return Asked(number=number, code=code, **wanted)
