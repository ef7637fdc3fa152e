"""What must not hold a lock for long: look at every order, index every return."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models

_END_OF_CLOSED = """
    UPDATE workorders_difficulty AS difficulty
    SET ended_at = greatest(coalesce(work_order.closed_at, work_order.handled_at), escalated_at),
        ended_by_label = '系统', ended_because = '随工单办结'
    FROM workorders_workorder AS work_order
    WHERE work_order.id = difficulty.order_id AND difficulty.ended_at IS NULL
      AND work_order.state IN ('handled', 'closed')
"""
_MARK_OF_CLOSED = """
    UPDATE workorders_workorder SET is_difficult = false
    WHERE is_difficult AND id IN (
        SELECT order_id FROM workorders_difficulty WHERE ended_at IS NOT NULL
    )
"""


class Migration(migrations.Migration):
    """Nothing here stops anybody from working; it may be run again."""

    atomic = False

    dependencies = [
        ("workorders", "0012_difficulty_parts_and_returns"),
    ]

    operations = [
        ValidateConstraint("workorder", "order_open_has_a_clock"),
        AddIndexConcurrently(
            model_name="sendback",
            index=models.Index(
                fields=["requested_at"], include=("order", "decision"), name="send_back_latest"
            ),
        ),
        migrations.RunSQL(_END_OF_CLOSED, migrations.RunSQL.noop),
        migrations.RunSQL(_MARK_OF_CLOSED, migrations.RunSQL.noop),
    ]
