"""A file that belongs to an order, perhaps to a send-back, a result or a request of it."""

import uuid

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.files.rules.file_kinds import KINDS, MAX_BYTES, MAX_NAME
from hotline.files.rules.scans import Scan
from hotline.workorders.models.clock_request import ClockRequest
from hotline.workorders.models.result import Result
from hotline.workorders.models.send_back import SendBack
from hotline.workorders.models.work_order import WorkOrder


class Attachment(GuardedModel):
    """One file (附件), sealed on disk under its id.

    It is uploaded first and belongs to its uploader alone until a verb names it; from
    then on it belongs to the order and never changes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("文件名", max_length=MAX_NAME)
    kind = models.CharField("类型", max_length=8, choices=[(each, each) for each in KINDS])
    size = models.PositiveIntegerField("字节数")
    uploaded_at = models.DateTimeField("上传时间")
    uploaded_by_id = models.BigIntegerField("上传人编号", null=True)
    uploaded_by_label = models.CharField(
        "上传人", max_length=80, blank=True, default="", db_default=""
    )
    copy_size = models.PositiveIntegerField("去除拍摄位置的副本字节数", default=0, db_default=0)
    """What departments get instead; 0: they get the file itself, there is nothing to hide in it."""
    preview_size = models.PositiveIntegerField("预览图字节数", default=0, db_default=0)
    width = models.PositiveIntegerField("宽", default=0, db_default=0)
    height = models.PositiveIntegerField("高", default=0, db_default=0)
    had_location = models.BooleanField("含拍摄位置", default=False, db_default=False)
    is_held = models.BooleanField("待放行", default=False, db_default=False)
    """It may say where it was taken and could not be cleaned: departments wait for the hotline."""
    released_at = models.DateTimeField("放行时间", null=True)
    released_by_label = models.CharField(
        "放行人", max_length=80, blank=True, default="", db_default=""
    )
    scan = models.CharField(
        "病毒扫描", max_length=12, default=Scan.NOT_SCANNED, db_default=Scan.NOT_SCANNED
    )
    is_internal = models.BooleanField("仅热线可见", default=False, db_default=False)
    order = models.ForeignKey(WorkOrder, models.PROTECT, null=True, related_name="attachments")
    send_back = models.ForeignKey(SendBack, models.PROTECT, null=True, related_name="attachments")
    result = models.ForeignKey(Result, models.PROTECT, null=True, related_name="attachments")
    clock_request = models.ForeignKey(
        ClockRequest, models.PROTECT, null=True, related_name="attachments", db_index=False
    )

    class Meta:
        """Unclaimed, or an order's; then perhaps a send-back's, a result's or a request's."""

        verbose_name = verbose_name_plural = "附件"
        ordering = ("uploaded_at", "id")
        constraints = (
            models.CheckConstraint(
                name="attachment_belongs_to_one",
                condition=Q(order__isnull=True, send_back__isnull=True, result__isnull=True)
                | Q(order__isnull=False) & (Q(send_back__isnull=True) | Q(result__isnull=True)),
            ),
            models.CheckConstraint(
                name="attachment_of_request_is_of_nothing_else",
                condition=Q(clock_request__isnull=True)
                | Q(order__isnull=False, send_back__isnull=True, result__isnull=True),
            ),
            models.CheckConstraint(
                name="attachment_release_is_whole",
                condition=Q(released_at__isnull=True, released_by_label="")
                | Q(released_at__isnull=False, is_held=False) & ~Q(released_by_label=""),
            ),
            models.CheckConstraint(
                name="attachment_size", condition=Q(size__gte=1, size__lte=MAX_BYTES)
            ),
        )

    @property
    def is_of_order(self) -> bool:
        """Whether it is the order's own, not a send-back's, a result's or a request's."""
        return not (self.send_back_id or self.result_id or self.clock_request_id)

    def __str__(self) -> str:
        """Name the row; a file's name may say too much."""
        return f"附件 {self.pk}"
