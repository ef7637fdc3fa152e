"""Keep the words and marks of orders in parts by the month they were registered in."""

from typing import Any

from django.db import migrations, models
from django.utils.timezone import localdate

from hotline.core.parting import into_parts, make_whole
from hotline.workorders.month_parts import ORDER_SHINGLES, ORDER_WORDS

_WITH_DAY = """
    SELECT r.*, (o.registered_at AT TIME ZONE 'Asia/Shanghai')::date AS day
    FROM {old} AS r JOIN workorders_workorder AS o ON o.id = r.order_id
"""


def _part(_apps: Any, editor: Any) -> None:
    for each in (ORDER_WORDS, ORDER_SHINGLES):
        into_parts(
            editor,
            each,
            key="order_id",
            today=localdate(),
            new_column="day date NOT NULL",
            rows=_WITH_DAY,
        )


def _make_whole(_apps: Any, editor: Any) -> None:
    for each in (ORDER_WORDS, ORDER_SHINGLES):
        make_whole(editor, each, key="order_id", drop_column="day")


class Migration(migrations.Migration):
    """Takes minutes for millions of orders; what it would lose can be made anew."""

    dependencies = [
        ("core", "0002_events_by_month"),
        ("workorders", "0009_replies_of_outside_bodies"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(_part, _make_whole)],
            state_operations=[
                migrations.AddField(
                    model_name=name,
                    name="day",
                    field=models.DateField(verbose_name="登记日"),
                    preserve_default=False,
                )
                for name in ("orderwords", "ordershingles")
            ],
        )
    ]
