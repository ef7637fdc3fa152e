"""Who shows an order now, in a table without a log: nothing of it is worth a write-ahead."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workorders", "0016_indexes_of_long_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tab", models.UUIDField(verbose_name="页面")),
                ("user_id", models.BigIntegerField(verbose_name="用户编号")),
                ("name", models.CharField(max_length=80, verbose_name="姓名")),
                ("is_ours", models.BooleanField(verbose_name="热线人员")),
                (
                    "departments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None, verbose_name="承办单位"
                    ),
                ),
                ("act_label", models.CharField(blank=True, max_length=40, verbose_name="正在填写")),
                ("since", models.DateTimeField(verbose_name="开始时间")),
                ("seen_at", models.DateTimeField(verbose_name="最近在场时间")),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workorders.workorder",
                        verbose_name="工单",
                    ),
                ),
            ],
            options={
                "verbose_name": "在场",
                "verbose_name_plural": "在场",
                "constraints": [
                    models.UniqueConstraint(fields=("user_id", "tab"), name="presence_page")
                ],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE workorders_presence SET UNLOGGED",
            "ALTER TABLE workorders_presence SET LOGGED",
        ),
    ]
