"""A file a citizen has put down and not yet sent."""

import uuid

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.files.rules.file_kinds import MAX_NAME


class PortalFile(GuardedModel):
    """An upload (待提交附件), sealed on disk under its id until a submission names it.

    Nobody can read it back; after a day it is gone. The address is kept as a blind index.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("文件名", max_length=MAX_NAME)
    size = models.PositiveIntegerField("字节数")
    address_index = models.CharField("来源索引", max_length=64)
    uploaded_at = models.DateTimeField("上传时间")

    class Meta:
        """Forgotten by age."""

        verbose_name = verbose_name_plural = "待提交附件"
        indexes = (models.Index(fields=["uploaded_at"], name="portal_file_by_time"),)

    def __str__(self) -> str:
        """Name the row, not the file."""
        return f"待提交附件 {self.pk}"
