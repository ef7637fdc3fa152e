"""Recordings: objects with a manifest, kinds, pauses, holds, gaps, listenings, messages."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from hotline.core.crypto.digests import row_code
from hotline.telephony.rules.recording_policy import SHORTEST_YEARS, keep_until


def move_to_manifest(apps, _editor):
    """Recordings sealed before there was a manifest keep their format and get a row in it."""
    Recording = apps.get_model("telephony", "Recording")
    RecordingObject = apps.get_model("telephony", "RecordingObject")
    covered = (
        *("recording_id", "sound", "sealed_format", "store", "name", "plain_size"),
        *("sealed_size", "plain_sha256", "plain_sm3", "sealed_sha256", "sealed_sm3"),
        *("key_name", "wrapped_key"),
    )
    for recording in Recording.objects.exclude(sealed_path="").iterator(chunk_size=500):
        kept = RecordingObject(
            recording=recording,
            sound="wav",
            sealed_format=1,
            store="folder",
            name=recording.sealed_path,
            plain_size=recording.byte_size,
            sealed_size=recording.byte_size + 16,
            plain_sha256=recording.sha256,
            stored_at=recording.finalized_at or recording.started_at,
        )
        fields = {name: getattr(kept, name) for name in covered}
        kept.code = row_code("telephony_recordingobject", fields)
        kept.save()
        recording.retention_class = "usual"
        recording.keep_until = keep_until(recording.started_at, SHORTEST_YEARS)
        recording.save(update_fields=["retention_class", "keep_until"])


class Migration(migrations.Migration):
    dependencies = [
        ("telephony", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Listening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("listener_id", models.BigIntegerField(verbose_name="收听人编号")),
                ("listener", models.CharField(max_length=80, verbose_name="收听人")),
                ("reason", models.CharField(max_length=40, verbose_name="事由")),
                (
                    "words",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("is_download", models.BooleanField(default=False, verbose_name="下载")),
                ("started_at", models.DateTimeField(verbose_name="开始时间")),
                ("last_at", models.DateTimeField(verbose_name="最近时间")),
                ("sent", models.JSONField(default=list, verbose_name="已发送（秒）")),
                ("heard", models.JSONField(default=list, verbose_name="已播放（秒）")),
            ],
            options={
                "verbose_name": "收听记录",
                "verbose_name_plural": "收听记录",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="RecordingCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True, verbose_name="通话日期")),
                ("answered", models.PositiveIntegerField(verbose_name="接通通话")),
                ("whole", models.PositiveIntegerField(verbose_name="录音完好")),
                ("missing", models.PositiveIntegerField(verbose_name="有缺口")),
                ("reread", models.PositiveIntegerField(default=0, verbose_name="抽查复读")),
                ("damaged", models.PositiveIntegerField(default=0, verbose_name="复读发现损坏")),
                ("checked_at", models.DateTimeField(verbose_name="核对时间")),
            ],
            options={
                "verbose_name": "录音核对",
                "verbose_name_plural": "录音核对",
                "ordering": ("-day",),
            },
        ),
        migrations.CreateModel(
            name="RecordingGap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("never_begun", "没有开始录音"),
                            ("raw_missing", "语音引擎没有写出文件"),
                            ("not_sealed", "尚未归档"),
                            ("store_refused", "存储拒绝写入或空间不足"),
                            ("object_missing", "存储中找不到文件"),
                            ("damaged", "文件已损坏"),
                            ("not_two_channels", "不是双声道"),
                            ("too_short", "短于通话时长"),
                        ],
                        max_length=20,
                        verbose_name="原因",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("noticed_at", models.DateTimeField(verbose_name="发现时间")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="了结时间")),
                (
                    "settled_by",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="了结人"),
                ),
                (
                    "settlement",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="处理说明"
                    ),
                ),
            ],
            options={
                "verbose_name": "录音缺口",
                "verbose_name_plural": "录音缺口",
                "ordering": ("-noticed_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RecordingHold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default="", editable=False, max_length=64, verbose_name="完整性校验码"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("permanent", "永久保存"), ("legal", "依法保全")],
                        max_length=10,
                        verbose_name="种类",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("placed_by_id", models.BigIntegerField(verbose_name="设定人编号")),
                ("placed_by", models.CharField(max_length=80, verbose_name="设定人")),
                ("placed_at", models.DateTimeField(verbose_name="设定时间")),
                ("lifted_by_id", models.BigIntegerField(null=True, verbose_name="解除人编号")),
                (
                    "lifted_by",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="解除人"),
                ),
                ("lifted_at", models.DateTimeField(null=True, verbose_name="解除时间")),
                (
                    "lift_reason",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="解除理由"
                    ),
                ),
            ],
            options={
                "verbose_name": "录音保全",
                "verbose_name_plural": "录音保全",
                "ordering": ("placed_at",),
            },
        ),
        migrations.CreateModel(
            name="RecordingObject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default="", editable=False, max_length=64, verbose_name="完整性校验码"
                    ),
                ),
                (
                    "sound",
                    models.CharField(
                        choices=[("wav", "WAV"), ("opus", "Opus")],
                        max_length=8,
                        verbose_name="格式",
                    ),
                ),
                (
                    "sealed_format",
                    models.PositiveSmallIntegerField(default=2, verbose_name="加密格式"),
                ),
                ("store", models.CharField(max_length=8, verbose_name="存储")),
                ("name", models.CharField(max_length=200, verbose_name="对象名")),
                ("plain_size", models.BigIntegerField(verbose_name="原文大小")),
                ("sealed_size", models.BigIntegerField(verbose_name="密文大小")),
                ("plain_sha256", models.CharField(max_length=64, verbose_name="原文 SHA-256")),
                (
                    "plain_sm3",
                    models.CharField(
                        blank=True, default="", max_length=64, verbose_name="原文 SM3"
                    ),
                ),
                (
                    "sealed_sha256",
                    models.CharField(
                        blank=True, default="", max_length=64, verbose_name="密文 SHA-256"
                    ),
                ),
                (
                    "sealed_sm3",
                    models.CharField(
                        blank=True, default="", max_length=64, verbose_name="密文 SM3"
                    ),
                ),
                (
                    "key_name",
                    models.CharField(blank=True, default="", max_length=40, verbose_name="密钥名"),
                ),
                (
                    "wrapped_key",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="包裹的密钥"
                    ),
                ),
                ("stored_at", models.DateTimeField(verbose_name="存入时间")),
                ("checked_at", models.DateTimeField(null=True, verbose_name="最近核验")),
                ("retired_at", models.DateTimeField(null=True, verbose_name="停用时间")),
                ("erased_at", models.DateTimeField(null=True, verbose_name="删除时间")),
            ],
            options={
                "verbose_name": "录音对象",
                "verbose_name_plural": "录音对象",
            },
        ),
        migrations.CreateModel(
            name="RecordingOutline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("per_second", models.FloatField(verbose_name="每秒点数")),
                ("citizen", models.BinaryField(verbose_name="市民声道")),
                ("operator", models.BinaryField(verbose_name="热线声道")),
            ],
            options={
                "verbose_name": "录音波形",
                "verbose_name_plural": "录音波形",
            },
        ),
        migrations.CreateModel(
            name="RecordingPause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("operator_id", models.BigIntegerField(verbose_name="热线员")),
                (
                    "reason",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="原因"),
                ),
                ("from_seconds", models.FloatField(verbose_name="起（秒）")),
                ("to_seconds", models.FloatField(null=True, verbose_name="止（秒）")),
            ],
            options={
                "verbose_name": "录音暂停",
                "verbose_name_plural": "录音暂停",
                "ordering": ("from_seconds",),
            },
        ),
        migrations.CreateModel(
            name="RecordingPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.JSONField(verbose_name="内容")),
                (
                    "loaded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="载入时间",
                    ),
                ),
            ],
            options={
                "verbose_name": "录音保存规定",
                "verbose_name_plural": "录音保存规定",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Voicemail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mailbox", models.CharField(max_length=40, verbose_name="信箱")),
                ("seconds", models.FloatField(verbose_name="时长（秒）")),
                ("left_at", models.DateTimeField(verbose_name="留言时间")),
                (
                    "heard_by",
                    models.CharField(
                        blank=True, default="", max_length=80, verbose_name="首次收听人"
                    ),
                ),
                ("heard_at", models.DateTimeField(null=True, verbose_name="首次收听时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "待处理"), ("handled", "已处理")],
                        default="new",
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                (
                    "handled_by",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="处理人"),
                ),
                ("handled_at", models.DateTimeField(null=True, verbose_name="处理时间")),
                (
                    "outcome",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="处理情况"
                    ),
                ),
            ],
            options={
                "verbose_name": "留言",
                "verbose_name_plural": "留言",
            },
        ),
        migrations.AddField(
            model_name="call",
            name="served_by_engine",
            field=models.BooleanField(default=False, verbose_name="由引擎应急接听"),
        ),
        migrations.AddField(
            model_name="recording",
            name="deleted_at",
            field=models.DateTimeField(null=True, verbose_name="销毁时间"),
        ),
        migrations.AddField(
            model_name="recording",
            name="ended_at",
            field=models.DateTimeField(null=True, verbose_name="结束时间"),
        ),
        migrations.AddField(
            model_name="recording",
            name="keep_until",
            field=models.DateTimeField(null=True, verbose_name="保存至"),
        ),
        migrations.AddField(
            model_name="recording",
            name="kind",
            field=models.CharField(
                choices=[
                    ("talk", "通话"),
                    ("consultation", "咨询第三方"),
                    ("voicemail", "留言"),
                    ("fallback", "应急接听"),
                ],
                default="talk",
                max_length=16,
                verbose_name="种类",
            ),
        ),
        migrations.AddField(
            model_name="recording",
            name="operator_id",
            field=models.BigIntegerField(null=True, verbose_name="热线员"),
        ),
        migrations.AddField(
            model_name="recording",
            name="retention_class",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="保存类别"),
        ),
        migrations.AlterField(
            model_name="recording",
            name="status",
            field=models.CharField(
                choices=[
                    ("recording", "录制中"),
                    ("ready", "可收听"),
                    ("lost", "文件缺失"),
                    ("damaged", "已损坏"),
                    ("deleted", "已到期销毁"),
                ],
                default="recording",
                max_length=10,
                verbose_name="状态",
            ),
        ),
        migrations.AddIndex(
            model_name="recording",
            index=models.Index(
                condition=models.Q(("status", "recording")),
                fields=["started_at"],
                name="recording_unsealed",
            ),
        ),
        migrations.AddIndex(
            model_name="recording",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["keep_until"],
                name="recording_to_expire",
            ),
        ),
        migrations.AddField(
            model_name="listening",
            name="recording",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="listenings",
                to="telephony.recording",
            ),
        ),
        migrations.AddField(
            model_name="recordinggap",
            name="call",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recording_gaps",
                to="telephony.call",
            ),
        ),
        migrations.AddField(
            model_name="recordinggap",
            name="recording",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gaps",
                to="telephony.recording",
            ),
        ),
        migrations.AddField(
            model_name="recordinghold",
            name="recording",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holds",
                to="telephony.recording",
            ),
        ),
        migrations.AddField(
            model_name="recordingobject",
            name="recording",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="objects_kept",
                to="telephony.recording",
            ),
        ),
        migrations.AddField(
            model_name="recordingoutline",
            name="recording",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outline",
                to="telephony.recording",
            ),
        ),
        migrations.AddField(
            model_name="recordingpause",
            name="recording",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pauses",
                to="telephony.recording",
            ),
        ),
        migrations.AddField(
            model_name="voicemail",
            name="call",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voicemails",
                to="telephony.call",
            ),
        ),
        migrations.AddField(
            model_name="voicemail",
            name="recording",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voicemail",
                to="telephony.recording",
            ),
        ),
        migrations.AddIndex(
            model_name="listening",
            index=models.Index(fields=["listener_id", "-id"], name="listening_of_person"),
        ),
        migrations.AddConstraint(
            model_name="recordinggap",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_at__isnull", True)),
                fields=("call", "recording", "reason"),
                name="recording_gap_open_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="recordinghold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at__isnull", True)),
                fields=("recording", "kind"),
                name="recording_held_once_a_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="recordingobject",
            index=models.Index(
                condition=models.Q(("erased_at__isnull", True), ("retired_at__isnull", False)),
                fields=["retired_at"],
                name="recording_object_to_erase",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordingobject",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at__isnull", True)),
                fields=("recording",),
                name="recording_has_one_object",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordingobject",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("plain_sha256", ""), _negated=True), ("plain_size__gt", 0)
                ),
                name="recording_object_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordingpause",
            constraint=models.UniqueConstraint(
                fields=("recording", "from_seconds"), name="pause_begins_once"
            ),
        ),
        migrations.AddIndex(
            model_name="voicemail",
            index=models.Index(fields=["state", "left_at"], name="voicemail_waiting"),
        ),
        migrations.AddConstraint(
            model_name="voicemail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "new"), ("handled_at__isnull", False), _connector="OR"
                ),
                name="handled_voicemail_says_when",
            ),
        ),
        migrations.RunPython(move_to_manifest, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name="recording",
            name="ready_recording_is_whole",
        ),
        migrations.RemoveField(
            model_name="recording",
            name="byte_size",
        ),
        migrations.RemoveField(
            model_name="recording",
            name="sealed_path",
        ),
        migrations.RemoveField(
            model_name="recording",
            name="sha256",
        ),
    ]
