"""Open orders with running clocks, copied from one in the database: registering is not measured."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import connection

from hotline.core.guarded import writing
from hotline.reference.models import Area, Topic
from hotline.workorders.models import Deadline, Registration, WorkOrder
from hotline.workorders.rules.workflow import State

_COPY = """
    INSERT INTO {table} ({columns})
    SELECT {values} FROM {table} AS model, generate_series(1, %s) AS n WHERE model.id = %s
"""


def seed_orders(count: int, night: datetime) -> None:
    """Make the orders; every clock runs for days yet."""
    order = _first_order(night)
    with writing():
        rows = [_clock(order, kind, night) for kind in ("dispatch", "handling")]
        Deadline.objects.bulk_create(rows)
    changes = {"number": "'S' || n", "correlation_id": "gen_random_uuid()"}
    _copy(WorkOrder, count - 1, order.pk, changes)
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(*_clocks_of_all(row))
        cursor.execute("ANALYZE")


def _first_order(night: datetime) -> WorkOrder:
    topic = Topic.objects.create(code="0101", name="路灯")
    area = Area.objects.create(code="460106", name="龙华区", level="district")
    with writing():
        made = Registration.objects.create(
            key=uuid4(), fingerprint="", by_id=1, registered_at=night
        )
        return WorkOrder.objects.create(
            number="S0",
            query_code="123456",
            registration=made,
            correlation_id=uuid4(),
            channel="phone",
            caller_phone="13907551234",
            appeal_type="help",
            urgency="general",
            topic=topic,
            area=area,
            place="金贸中路 1 号",
            event="路灯不亮。",
            demand="请检修。",
            state=State.AWAITING_DISPATCH,
            due_at=night + timedelta(days=5),
            registered_at=night,
            registered_by_label="压测",
        )


def _clock(order: WorkOrder, kind: str, night: datetime) -> Deadline:
    start, end = night - timedelta(days=5), night + timedelta(days=5)
    return Deadline(
        order=order,
        clock=kind,
        limit_name=kind,
        limit_version=1,
        calendar_name="always",
        calendar_version=0,
        wording="压测",
        started_at=start,
        ends_at=end,
        promised_ends_at=end,
        stages=[50, 80, 100],
        warns=[night + timedelta(days=1), night + timedelta(days=3), end],
        next_warning_at=night + timedelta(days=1),
    )


def _copy(model: type[WorkOrder], count: int, pk: int, changes: dict[str, str]) -> None:
    names = _columns(model)
    values = ", ".join(changes.get(name, f"model.{name}") for name in names)
    statement = _COPY.format(table=model._meta.db_table, columns=", ".join(names), values=values)
    with connection.cursor() as cursor:
        cursor.execute(statement, [count, pk])


def _columns(model: type[WorkOrder | Deadline]) -> list[str]:
    return [str(each.column) for each in model._meta.concrete_fields if each.column != "id"]


def _clocks_of_all(row: Deadline) -> tuple[str, list[int]]:
    """Return the statement that gives every other order the same clock."""
    names = _columns(Deadline)
    values = ", ".join("o.id" if name == "order_id" else f"model.{name}" for name in names)
    statement = f"""
        INSERT INTO workorders_deadline ({", ".join(names)})
        SELECT {values} FROM workorders_deadline AS model, workorders_workorder AS o
        WHERE model.id = %s AND o.id <> model.order_id
    """  # noqa: S608 - names of our own columns
    return statement, [row.pk]


def set_warnings(every: int, at: datetime) -> None:
    """Let one clock in so many be past its end unseen; none for 0, all of them for 1."""
    if not every:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE workorders_deadline SET warned = 0, next_warning_at = %(at)s,
                ends_at = %(at)s, promised_ends_at = %(at)s, warns = ARRAY[%(at)s, %(at)s, %(at)s]
            WHERE order_id %% %(every)s = 0 OR %(every)s = 1
            """,
            {"at": at, "every": every},
        )
        cursor.execute(
            """
            UPDATE workorders_workorder AS o SET due_at = c.ends_at FROM workorders_deadline AS c
            WHERE c.order_id = o.id AND o.due_at <> c.ends_at
            """
        )
        cursor.execute("ANALYZE")


def mistake_some(count: int) -> None:
    """Put the due times of some orders out of step, for the sweep to mend."""
    day = date(2026, 12, 24)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE workorders_workorder SET due_at = %s
            WHERE id IN (SELECT id FROM workorders_workorder ORDER BY id LIMIT %s)
            """,
            [day, count],
        )
