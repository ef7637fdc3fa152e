"""Judge every ended call that has words, and every closed order (全量预评)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import structlog

from hotline.quality.actions.pre_score_call import pre_score_call
from hotline.quality.actions.pre_score_order import pre_score_order
from hotline.quality.models import Inspection
from hotline.quality.waiting import calls_waiting, orders_waiting

_log = structlog.get_logger()


def pre_score_waiting(*, now: datetime) -> int:
    """Judge what waits, each in its own transaction; return how many were judged.

    One that fails stops no other, and is tried again the next time.
    """
    waiting = [
        *(partial(pre_score_call, call_id=each, now=now) for each in calls_waiting(now)),
        *(partial(pre_score_order, order_id=each, now=now) for each in orders_waiting(now)),
    ]
    return sum(_judged(each) for each in waiting)


def _judged(judge: Callable[[], Inspection | None]) -> bool:
    try:
        return judge() is not None
    except Exception:  # noqa: BLE001 - one odd call must not keep the others from being judged
        _log.exception("pre_score_failed", action="pre_score_waiting")
        return False
