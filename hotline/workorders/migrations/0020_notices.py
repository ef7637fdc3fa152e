"""Who is told of what happens to orders, and who has read it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workorders", "0019_messages_and_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event_id", models.BigIntegerField(verbose_name="事件编号")),
                ("receiver", models.CharField(max_length=48, verbose_name="接收方")),
                ("kind", models.CharField(max_length=64, verbose_name="类型")),
                ("sentence", models.CharField(max_length=80, verbose_name="内容")),
                ("is_pressing", models.BooleanField(verbose_name="紧迫")),
                ("actor_id", models.BigIntegerField(null=True, verbose_name="操作人编号")),
                ("told_at", models.DateTimeField(db_index=True, verbose_name="提醒时间")),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workorders.workorder",
                        verbose_name="工单",
                    ),
                ),
            ],
            options={
                "verbose_name": "提醒",
                "verbose_name_plural": "提醒",
            },
        ),
        migrations.CreateModel(
            name="NoticeReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user_id", models.BigIntegerField(verbose_name="用户编号")),
                ("read_at", models.DateTimeField(verbose_name="阅读时间")),
                (
                    "notice",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="workorders.notice",
                        verbose_name="提醒",
                    ),
                ),
            ],
            options={
                "verbose_name": "提醒阅读",
                "verbose_name_plural": "提醒阅读",
            },
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["receiver", "-id"], name="notice_of_receiver"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("event_id", "receiver"), name="notice_once"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("sentence", ""), _negated=True), name="notice_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticereading",
            constraint=models.UniqueConstraint(
                fields=("notice", "user_id"), name="notice_read_once"
            ),
        ),
    ]
