"""Messages between the hotline and departments; files that prove a request about a clock."""

import django.db.models.deletion
from django.db import migrations, models

import hotline.core.crypto.fields


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_kinds"),
        ("workorders", "0018_drafts_and_templates"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_from_department", models.BooleanField(verbose_name="承办单位所写")),
                ("text", hotline.core.crypto.fields.SealedTextField(verbose_name="内容")),
                ("written_at", models.DateTimeField(verbose_name="发送时间")),
                ("written_by_id", models.BigIntegerField(null=True, verbose_name="发送人编号")),
                ("written_by_label", models.CharField(max_length=80, verbose_name="发送人")),
                ("read_at", models.DateTimeField(null=True, verbose_name="对方阅读时间")),
                (
                    "read_by_label",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="阅读人"),
                ),
                (
                    "department",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.department",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="workorders.workorder",
                    ),
                ),
            ],
            options={
                "verbose_name": "工单留言",
                "verbose_name_plural": "工单留言",
                "ordering": ("id",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["department", "order"],
                        name="order_message_unread",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="order_message_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", True), ("read_by_label", "")),
                            models.Q(
                                ("read_at__gte", models.F("written_at")),
                                models.Q(("read_by_label", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="order_message_read_is_whole",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="attachment",
            name="clock_request",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attachments",
                to="workorders.clockrequest",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clock_request__isnull", True),
                    models.Q(
                        ("order__isnull", False),
                        ("result__isnull", True),
                        ("send_back__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="attachment_of_request_is_of_nothing_else",
            ),
        ),
    ]
