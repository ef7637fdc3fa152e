"""Count a department's figures in one pass over its turns: what is rare is looked up as a set.

The same as :func:`hotline.workorders.department_figures.turns_behind` lists, turn by turn;
of a hundred thousand turns a month that costs seconds, this one statement tenths of one.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.events import Reopened
from hotline.workorders.models import Assignment
from hotline.workorders.rules.figures import Figure

Counts = dict[Figure, int]
_COLUMNS = (
    *("id", "order_id", "department_id", "role"),
    *("assigned_at", "accepted_at", "ended_at"),
)

_SETS = """
WITH turn AS MATERIALIZED ({turns}),
since AS MATERIALIZED (SELECT min(assigned_at) AS at FROM turn),
clock AS MATERIALIZED (
    SELECT assignment_id, bool_or(clock = 'acceptance' AND is_late) AS accepts_late,
        bool_or(clock = 'handling' AND is_late) AS handles_late, bool_or(is_going) AS is_in_hand
    FROM (
        SELECT assignment_id, clock, true AS is_late, false AS is_going
        FROM workorders_deadline WHERE ends_at < stopped_at
        UNION ALL
        SELECT assignment_id, clock, ends_at < coalesce(suspended_at, %s), true
        FROM workorders_deadline WHERE stopped_at IS NULL
    ) AS exceptional
    WHERE clock IN ('acceptance', 'handling') AND assignment_id IN (SELECT id FROM turn)
    GROUP BY assignment_id
),
returned AS MATERIALIZED (
    SELECT DISTINCT assignment_id FROM workorders_sendback
    WHERE decision = 'approved' AND requested_at >= (SELECT at FROM since)
),
refused AS MATERIALIZED (
    SELECT DISTINCT result.assignment_id FROM workorders_review AS review
    JOIN workorders_result AS result ON result.id = review.result_id
    WHERE NOT review.is_approved AND review.reviewed_at >= (SELECT at FROM since)
),
extended AS MATERIALIZED (
    SELECT DISTINCT assignment_id FROM workorders_clockrequest
    WHERE decision = 'approved' AND kind = 'extension'
),
given_back AS MATERIALIZED (
    SELECT subject_id, (details ->> 'department_id')::bigint AS department_id, happened_at
    FROM core_event
    WHERE kind = %s AND subject_type = 'work_order' AND happened_at >= (SELECT at FROM since)
        AND (details ->> 'department_id')::bigint IN (SELECT DISTINCT department_id FROM turn)
),
reopened AS MATERIALIZED (
    SELECT DISTINCT turn.id FROM given_back
    JOIN workorders_workorder AS work_order ON work_order.number = given_back.subject_id
    JOIN turn ON turn.order_id = work_order.id
        AND turn.department_id = given_back.department_id
        AND given_back.happened_at >= turn.assigned_at
        AND given_back.happened_at <= coalesce(turn.ended_at, given_back.happened_at)
),
told AS (
    SELECT turn.*, coalesce(accepts_late, false) AS accepts_late,
        coalesce(handles_late, false) AS handles_late, coalesce(is_in_hand, false) AS is_in_hand,
        EXISTS (
            SELECT 1 FROM workorders_result AS result WHERE result.assignment_id = turn.id
        ) AS has_result,
        returned.assignment_id IS NOT NULL AS is_returned,
        refused.assignment_id IS NOT NULL AS is_refused,
        extended.assignment_id IS NOT NULL AS is_extended,
        reopened.id IS NOT NULL AS is_reopened
    FROM turn
    LEFT JOIN clock ON clock.assignment_id = turn.id
    LEFT JOIN returned ON returned.assignment_id = turn.id
    LEFT JOIN refused ON refused.assignment_id = turn.id
    LEFT JOIN extended ON extended.assignment_id = turn.id
    LEFT JOIN reopened ON reopened.id = turn.id
)
"""
_FIGURES: dict[Figure, str] = {
    Figure.RECEIVED: "true",
    Figure.HELPING: "role = 'helper'",
    Figure.ACCEPTED_IN_TIME: "accepted_at IS NOT NULL AND NOT accepts_late",
    Figure.ACCEPTED_LATE: "accepts_late",
    Figure.HANDLED_IN_TIME: "has_result AND NOT handles_late",
    Figure.HANDLED_LATE: "handles_late",
    Figure.UNFINISHED: "is_in_hand",
    Figure.RETURNED: "is_returned",
    Figure.RESULT_REFUSED: "is_refused",
    Figure.REOPENED: "is_reopened",
    Figure.EXTENDED: "is_extended",
}
_COUNTED = ", ".join(f"count(*) FILTER (WHERE {each})" for each in _FIGURES.values())
_BY_MONTH = f"""
SELECT date_trunc('month', assigned_at, %s), {_COUNTED} FROM told GROUP BY 1
"""  # noqa: S608 - only our own words
_BY_TOPIC_AND_UNIT = f"""
, last_unit AS MATERIALIZED (
    SELECT DISTINCT ON (allotment.assignment_id) allotment.assignment_id, unit.name
    FROM workorders_allotment AS allotment
    JOIN turn ON turn.id = allotment.assignment_id
    JOIN organizations_department AS unit ON unit.id = allotment.unit_id
    ORDER BY allotment.assignment_id, allotment.id DESC
), placed AS (
    SELECT told.*, work_order.topic_id, coalesce(last_unit.name, department.name) AS unit_name
    FROM told
    CROSS JOIN LATERAL (
        SELECT topic_id FROM workorders_workorder WHERE id = told.order_id OFFSET 0
    ) AS work_order
    JOIN organizations_department AS department ON department.id = told.department_id
    LEFT JOIN last_unit ON last_unit.assignment_id = told.id
), grouped AS (
    SELECT topic_id, unit_name, {_COUNTED} FROM placed GROUP BY topic_id, unit_name
)
SELECT topic.code, topic.name, grouped.*
FROM grouped JOIN reference_topic AS topic ON topic.id = grouped.topic_id
"""  # noqa: S608 - only our own words


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one topic or unit; ``key`` is what the list is asked by."""

    key: str
    label: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of some turns, as a whole and by topic and unit, the busiest first."""

    total: Counts
    topics: list[Line]
    units: list[Line]


def count_turns(turns: QuerySet[Assignment], *, now: datetime) -> Counted:
    """Count every figure, for each topic and each unit that had the order last inside."""
    rows = _rows(turns, now, _BY_TOPIC_AND_UNIT)
    total = _nothing()
    topics: dict[tuple[str, str], Counts] = {}
    units: dict[tuple[str, str], Counts] = {}
    for code, name, _, unit, *numbers in rows:
        for counts in (
            total,
            topics.setdefault((code, name), _nothing()),
            units.setdefault((unit, unit), _nothing()),
        ):
            for figure, number in zip(_FIGURES, numbers, strict=True):
                counts[figure] += number
    return Counted(total, _lines(topics), _lines(units))


def count_by_month(turns: QuerySet[Assignment], *, now: datetime) -> dict[date, Counts]:
    """Count every figure for each month in which something came."""
    rows = _rows(turns, now, _BY_MONTH, SHANGHAI.key)
    return {
        month.astimezone(SHANGHAI).date(): dict(zip(_FIGURES, numbers, strict=True))
        for month, *numbers in rows
    }


def _rows(
    turns: QuerySet[Assignment], now: datetime, counting: str, *given: str
) -> list[tuple[Any, ...]]:
    chosen, parameters = turns.order_by().values(*_COLUMNS).query.sql_with_params()
    asked = _SETS.format(turns=chosen) + counting
    with connection.cursor() as cursor:
        cursor.execute(asked, [*parameters, now, Reopened.kind, *given])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _nothing() -> Counts:
    return dict.fromkeys(_FIGURES, 0)


def _lines(found: dict[tuple[str, str], Counts]) -> list[Line]:
    lines = [Line(key, label, counts) for (key, label), counts in found.items()]
    return sorted(lines, key=lambda each: (-each.counts[Figure.RECEIVED], each.label))
