"""A floor of 220 desks for the documentation's picture, as call control would send it."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

FAMILIES = "蔡冯曾王陈苏黎郑邢韩钟梁吴"
GIVEN = "明珠、晓岚、小梅、春妮、文静、昌盛、海燕、思远、清雅、永强、丽、倩、振华、婷、曦、慧、雪"
STATES = ("talking", "ready", "talking", "wrap_up", "talking", "ready", "talking", "break")
QUEUES = (
    ("general", "综合受理", 7, 96, 38, 29, 2393, 2325, 45),
    ("foreign", "外语专席", 2, 9, 0, 2, 239, 232, 4),
    ("business", "营商环境专席", 0, 14, 4, 4, 359, 348, 6),
)
DESKS = 220


def _ago(now: datetime, seconds: float) -> str:
    return (now - timedelta(seconds=seconds)).isoformat()


def _desks(now: datetime) -> list[dict[str, Any]]:
    names = [family + given for given, family in product(GIVEN.split("、"), FAMILIES)]
    desks = []
    for n in range(DESKS):
        state = STATES[(n * 7 + n // 11) % len(STATES)]
        since = _ago(now, (n * 37) % 290 + 3)
        is_talking = state == "talking"
        desks.append(
            {
                "operator_id": n + 1,
                "display_name": names[n],
                "seat": str(8001 + n),
                "group": "hall",
                "device": "browser",
                "state": state,
                "reason": "",
                "since": since,
                "call_id": f"call-{n}" if is_talking else None,
                "call_phase": "talking" if is_talking else "",
                "direction": "inbound" if is_talking else None,
                "caller": f"139****{3300 + n}" if is_talking else "",
                "queue": "general" if is_talking else "",
                "talking_since": since if is_talking else None,
                "has_page": n % 41 != 0,
                "supervised_by": "",
                "answered_today": 20 + n % 17,
                "missed_today": n % 5 // 4,
                "skills": {"lang:zh": 5},
            }
        )
    return desks


def _waiting(now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "call_id": f"waiting-{n}",
            "queue": "foreign" if n in {1, 5} else "general",
            "caller": f"138****{4100 + 137 * n}",
            "language": "zh",
            "since": _ago(now, 52 - 6 * n),
            "priority": 0,
            "reasons": [],
            "is_return_call": n in {2, 6},
            "estimated_wait_seconds": 10 + 5 * n,
        }
        for n in range(9)
    ]


def _queues() -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "label": label,
            "waiting": waiting,
            "longest_wait_seconds": 52 if waiting else 0,
            "ready": ready,
            "talking": talking,
            "wrap_up": wrap_up,
            "entered_today": entered,
            "answered_today": answered,
            "abandoned_today": abandoned,
            "answered_in_time_today": round(answered * 0.93),
            "service_level_seconds": 15,
            "forecast_wait_seconds": 8 * waiting,
        }
        for name, label, waiting, talking, ready, wrap_up, entered, answered, abandoned in QUEUES
    ]


def made_up_floor(now: datetime | None = None) -> dict[str, Any]:
    """Return one message of the floor."""
    now = now or datetime.now(UTC)
    alarm = {
        "alarm": "queue_wait",
        "level": "critical",
        "subject": "foreign",
        "since": _ago(now, 73),
    }
    return {
        "type": "floor",
        "at": now.isoformat(),
        "desks": _desks(now),
        "waiting": _waiting(now),
        "queues": _queues(),
        "alarms": [{**alarm, "text": "外语专席最长等待超过 45 秒"}],
        "trunk": {
            "channels": 151,
            "inbound": 132,
            "outbound": 19,
            "line_limit": 500,
            "lines": 384,
            "softphones": 230,
            "softphones_used": 187,
        },
    }
