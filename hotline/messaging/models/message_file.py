"""A file of a message."""

import uuid

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.files.rules.file_kinds import MAX_NAME
from hotline.files.rules.scans import Scan
from hotline.messaging.models.message import Message
from hotline.messaging.rules.files import FILE_STATE_LABELS


class MessageFile(GuardedModel):
    """A file a citizen sent or we send (消息附件), sealed on disk under its id.

    What was turned away keeps its name and the reason, so that the operator can ask again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(Message, models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField("次序", default=0)
    name = models.CharField("文件名", max_length=MAX_NAME)
    remote_id = models.CharField("渠道编号", max_length=255, blank=True, default="")
    state = models.CharField("状态", max_length=8, choices=[*FILE_STATE_LABELS.items()])
    fault = models.CharField("未保存原因", max_length=200, blank=True, default="")
    kind = models.CharField("类型", max_length=8, blank=True, default="")
    size = models.PositiveIntegerField("字节数", default=0)
    copy_size = models.PositiveIntegerField("去除拍摄位置的副本字节数", default=0)
    preview_size = models.PositiveIntegerField("预览图字节数", default=0)
    width = models.PositiveIntegerField("宽", default=0)
    height = models.PositiveIntegerField("高", default=0)
    had_location = models.BooleanField("含拍摄位置", default=False)
    is_held = models.BooleanField("待放行", default=False)
    scan = models.CharField("病毒扫描", max_length=12, default=Scan.NOT_SCANNED)

    class Meta:
        """In the order they were sent."""

        verbose_name = verbose_name_plural = "消息附件"
        ordering = ("message", "position")

    def __str__(self) -> str:
        """Name the row, not the file."""
        return f"消息附件 {self.pk}"
