"""Find what came in a month without reading every turn there ever was."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Stops nobody from working."""

    atomic = False

    dependencies = [
        ("workorders", "0020_notices"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="assignment",
            index=models.Index(fields=["assigned_at"], name="assignment_by_time"),
        ),
    ]
