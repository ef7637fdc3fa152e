"""A file beside an article."""

import uuid

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.files.rules.file_kinds import KINDS, MAX_BYTES, MAX_NAME
from hotline.files.rules.scans import Scan
from hotline.knowledge.models.article import Article


class ArticleFile(GuardedModel):
    """One file (附件), inspected, sealed on disk under its id; versions name which they show."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(
        Article, models.PROTECT, related_name="files", verbose_name="知识条目"
    )
    name = models.CharField("文件名", max_length=MAX_NAME)
    kind = models.CharField("类型", max_length=8, choices=[(each, each) for each in KINDS])
    size = models.PositiveIntegerField("字节数")
    copy_size = models.PositiveIntegerField("去除拍摄位置的副本字节数", default=0)
    scan = models.CharField("病毒扫描", max_length=12, default=Scan.NOT_SCANNED)
    uploaded_at = models.DateTimeField("上传时间")
    uploaded_by_id = models.BigIntegerField("上传人编号", null=True)
    uploaded_by_label = models.CharField("上传人", max_length=80)

    class Meta:
        """Never empty, never larger than files may be."""

        verbose_name = verbose_name_plural = "知识附件"
        ordering = ("uploaded_at", "id")
        constraints = (
            models.CheckConstraint(
                name="article_file_size", condition=Q(size__gte=1, size__lte=MAX_BYTES)
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"知识附件 {self.pk}"
