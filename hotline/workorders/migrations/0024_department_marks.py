"""Mark orders' words with their department; let the index of words keep no pending list.

What waits in a pending list is read whole by every search, up to 4 MB of it.
"""

from datetime import date, timedelta
from typing import Any

from django.db import migrations, models
from django.utils.timezone import localdate

from hotline.core.month_parts import index_at_once, parts_of
from hotline.workorders.month_parts import ORDER_SHINGLES, ORDER_WORDS

_FORWARD = """
CREATE FUNCTION workorders_order_changes_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE workorders_orderwords
    SET words = CASE WHEN NEW.department_id IS NULL THEN ''::tsvector
        ELSE array_to_tsvector(ARRAY['@d' || NEW.department_id]) END
        || ts_delete(words, coalesce('@d' || OLD.department_id, ''))
    WHERE order_id = NEW.id AND day = (NEW.registered_at AT TIME ZONE 'Asia/Shanghai')::date;
    RETURN NULL;
END
$$;
CREATE TRIGGER workorders_order_changes_hands
    AFTER UPDATE OF department_id ON workorders_workorder
    FOR EACH ROW WHEN (OLD.department_id IS DISTINCT FROM NEW.department_id)
    EXECUTE FUNCTION workorders_order_changes_hands();
"""
_BACK = """
DROP TRIGGER workorders_order_changes_hands ON workorders_workorder;
DROP FUNCTION workorders_order_changes_hands();
"""


def _begin(apps: Any, _editor: Any) -> None:
    """Orders that are there already are marked at night; where none are, all will be."""
    has_orders = apps.get_model("workorders", "WorkOrder").objects.exists()
    since = localdate() + timedelta(days=1) if has_orders else date.min
    apps.get_model("workorders", "DepartmentMarks").objects.create(since=since)


def _index_at_once(_apps: Any, _editor: Any) -> None:
    for each in (ORDER_WORDS, ORDER_SHINGLES):
        for part in parts_of(each):
            index_at_once(part)


class Migration(migrations.Migration):
    dependencies = [
        ("workorders", "0023_recommender"),
    ]

    operations = [
        migrations.CreateModel(
            name="DepartmentMarks",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="起始日")),
            ],
            options={
                "verbose_name": "承办单位标记",
                "verbose_name_plural": "承办单位标记",
            },
        ),
        migrations.RunSQL(_FORWARD, _BACK),
        migrations.RunPython(_begin, migrations.RunPython.noop),
        migrations.RunPython(_index_at_once, migrations.RunPython.noop),
    ]
