"""Indexes of lists narrowed by topic, area, presses and remaining time."""

import django.db.models.deletion
from django.db import migrations, models

from hotline.files.rules.file_kinds import KINDS


class Migration(migrations.Migration):
    dependencies = [
        ("citizens", "0001_initial"),
        ("contacts", "0002_channels"),
        ("organizations", "0002_kinds"),
        ("reference", "0003_places"),
        ("workorders", "0015_letters_and_imports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attachment",
            name="kind",
            field=models.CharField(
                choices=[(each, each) for each in KINDS], max_length=8, verbose_name="类型"
            ),
        ),
        migrations.AlterField(
            model_name="workorder",
            name="area",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.area",
            ),
        ),
        migrations.AlterField(
            model_name="workorder",
            name="topic",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.topic",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(fields=["topic", "-id"], name="order_of_topic"),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(fields=["area", "-id"], name="order_of_area"),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("urge_count__gt", 0)), fields=["-id"], name="order_urged"
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)),
                fields=["due_at", "id"],
                name="order_due",
            ),
        ),
    ]
