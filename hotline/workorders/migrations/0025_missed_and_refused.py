"""Find the missed clocks and the refused results of a department's month without the others."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Stops nobody from working."""

    atomic = False

    dependencies = [
        ("workorders", "0024_department_marks"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="deadline",
            index=models.Index(
                fields=["assignment"],
                name="deadline_missed",
                condition=Q(ends_at__lt=F("stopped_at")),
            ),
        ),
        AddIndexConcurrently(
            model_name="review",
            index=models.Index(
                fields=["reviewed_at"], name="review_refused", condition=Q(is_approved=False)
            ),
        ),
    ]
