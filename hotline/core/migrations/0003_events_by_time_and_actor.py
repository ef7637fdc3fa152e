"""Find events by their time, and by whoever acted: what an audit asks for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Builds both indexes in every month's part: seconds for each million of events."""

    dependencies = [("core", "0002_events_by_month")]
    operations = [
        migrations.AddIndex(
            "event", models.Index(fields=["happened_at", "id"], name="event_by_time")
        ),
        migrations.AddIndex(
            "event",
            models.Index(
                fields=["actor_id", "happened_at"],
                name="event_by_actor",
                condition=models.Q(actor_id__isnull=False),
            ),
        ),
    ]
