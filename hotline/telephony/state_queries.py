"""How long operators were in which state, cut at the edges of hours or days."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db import connection

from hotline.reference.rules.calendar import SHANGHAI

_LONGEST = timedelta(hours=12)
"""A sign-in lasts no longer; a state older than that has been left without a word."""
_SPANS = """
WITH changes AS (
    SELECT operator_id, state, happened_at AS began_at,
           LEAD(happened_at) OVER (PARTITION BY operator_id ORDER BY happened_at, id) AS next_at
    FROM telephony_operatorstatelog
    WHERE happened_at >= %(early)s AND happened_at < %(until)s
), spans AS (
    SELECT operator_id, state, GREATEST(began_at, %(since)s) AS began_at,
           LEAST(COALESCE(next_at, %(now)s), began_at + %(longest)s, %(until)s) AS ended_at
    FROM changes WHERE state <> 'signed_out'
)
"""
_BY_OPERATOR = """
SELECT operator_id, state, SUM(EXTRACT(EPOCH FROM ended_at - began_at))::float
FROM spans WHERE ended_at > began_at GROUP BY operator_id, state
"""
_BY_TIME = """
SELECT cell AT TIME ZONE %(zone)s, state, SUM(EXTRACT(EPOCH FROM
    LEAST(ended_at, (cell + %(step)s) AT TIME ZONE %(zone)s)
    - GREATEST(began_at, cell AT TIME ZONE %(zone)s)))::float
FROM spans, LATERAL generate_series(
    date_trunc(%(unit)s, began_at AT TIME ZONE %(zone)s),
    ended_at AT TIME ZONE %(zone)s - interval '1 microsecond', %(step)s) AS cell
WHERE ended_at > began_at GROUP BY cell, state
"""


def seconds_by_operator(
    since: datetime, until: datetime, now: datetime
) -> dict[int, dict[str, float]]:
    """Return operator → state → seconds."""
    found: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for operator_id, state, seconds in _rows(_BY_OPERATOR, _stretch(since, until, now)):
        found[operator_id][state] = seconds
    return dict(found)


def seconds_by_time(
    since: datetime, until: datetime, now: datetime, *, unit: Literal["hour", "day"]
) -> dict[datetime, dict[str, float]]:
    """Return beginning of the hour or day → state → seconds of all operators together."""
    step = timedelta(hours=1) if unit == "hour" else timedelta(days=1)
    words = {**_stretch(since, until, now), "zone": SHANGHAI.key, "unit": unit, "step": step}
    found: defaultdict[datetime, dict[str, float]] = defaultdict(dict)
    for cell, state, seconds in _rows(_BY_TIME, words):
        found[cell.astimezone(SHANGHAI)][state] = seconds
    return dict(found)


def _stretch(since: datetime, until: datetime, now: datetime) -> dict[str, Any]:
    return {
        "since": since,
        "until": until,
        "early": since - _LONGEST,
        "now": now,
        "longest": _LONGEST,
    }


def _rows(question: str, words: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_SPANS + question, dict(words))
        return list(cursor.fetchall())
