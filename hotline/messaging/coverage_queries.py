"""Who wrote in which half hour of the day, and how soon a person answered (CHN-08)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from hotline.messaging.rules.conversation import ONLINE_LIMIT, Closing
from hotline.reference.rules.calendar import SHANGHAI

_EXCLUDED = [Closing.NUISANCE.value, Closing.WITHDRAWN.value]
"""Counted apart: nobody owes these an answer."""
_COUNT = """
WITH counted AS (
    SELECT channel,
           (extract(hour FROM opened_at AT TIME ZONE 'Asia/Shanghai') * 2
            + floor(extract(minute FROM opened_at AT TIME ZONE 'Asia/Shanghai') / 30))::int AS slot,
           closing = ANY(%(excluded)s) AS is_excluded,
           first_answer_at IS NOT NULL AS is_answered,
           extract(epoch FROM first_answer_at - opened_at) AS seconds,
           coalesce(first_answer_at, closed_at, %(now)s) - opened_at
               > make_interval(secs => %(limit)s) AS is_late
    FROM messaging_conversation
    WHERE opened_at >= %(since)s AND opened_at < %(until)s
)
SELECT channel, slot,
       count(*) FILTER (WHERE NOT is_excluded),
       count(*) FILTER (WHERE is_excluded),
       count(*) FILTER (WHERE is_answered AND NOT is_excluded),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds)
           FILTER (WHERE is_answered AND NOT is_excluded),
       count(*) FILTER (WHERE is_late AND NOT is_excluded)
FROM counted
GROUP BY GROUPING SETS ((channel, slot), (channel), (slot), ())
ORDER BY slot NULLS FIRST, channel NULLS FIRST
"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What came in one half hour on one channel; None: over all of them."""

    channel: str | None
    slot: int | None
    arrived: int
    """Conversations begun, those excluded left aside."""
    excluded: int
    """Nuisances, and what the citizen withdrew."""
    answered: int
    """By a person, whenever that was."""
    median_seconds: float | None
    """From the first word to the first answer of a person."""
    late: int
    """Not answered within five minutes; unanswered ones once those are over."""


def cover(since: date, until: date, *, now: datetime) -> list[Coverage]:
    """Count the days from ``since`` to ``until``, both included, by half hour and channel."""
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT,
            {
                "since": _midnight(since),
                "until": _midnight(until + timedelta(days=1)),
                "now": now,
                "limit": ONLINE_LIMIT.total_seconds(),
                "excluded": _EXCLUDED,
            },
        )
        return [Coverage(*row) for row in cursor.fetchall()]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
