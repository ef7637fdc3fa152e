"""An order somebody high up watches."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.supervision import LEVEL_LABELS, MAX_DOCUMENT, letter_number


class Supervision(GuardedModel):
    """One supervision (督办): level, leader and deadline, the letter, its reply, its end."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="supervisions")
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", db_index=False, verbose_name="被督办单位"
    )
    year = models.PositiveSmallIntegerField("年份")
    serial = models.PositiveIntegerField("序号")
    level = models.CharField("督办级别", max_length=8, choices=[*LEVEL_LABELS.items()])
    leader = models.CharField("督办领导", max_length=80)
    reason = models.CharField("督办要求", max_length=1000)
    reply_by = models.DateTimeField("回复期限")
    issued_at = models.DateTimeField("签发时间")
    issued_by_id = models.BigIntegerField("签发人编号", null=True)
    issued_by_label = models.CharField("签发人", max_length=80)
    reply = models.CharField("督办回复", max_length=2000, blank=True, default="")
    replied_at = models.DateTimeField("回复时间", null=True)
    replied_by_label = models.CharField("回复人", max_length=80, blank=True, default="")
    reply_document = models.CharField(
        "来文", max_length=MAX_DOCUMENT, blank=True, default="", db_default=""
    )
    """An outside body's document, when the hotline wrote its reply down."""
    recorded_at = models.DateTimeField("录入时间", null=True)
    recorded_by_label = models.CharField(
        "录入人", max_length=80, blank=True, default="", db_default=""
    )
    lifted_at = models.DateTimeField("解除时间", null=True)
    lifted_by_label = models.CharField("解除人", max_length=80, blank=True, default="")
    lifted_because = models.CharField("解除理由", max_length=1000, blank=True, default="")

    class Meta:
        """A letter's number is given once; an order is supervised once at a time."""

        verbose_name = verbose_name_plural = "督办"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["year", "serial"], name="supervision_letter_number"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(lifted_at__isnull=True), name="supervision_one_open"
            ),
            models.CheckConstraint(
                name="supervision_reply_is_whole",
                condition=Q(replied_at__isnull=True, reply="", replied_by_label="")
                | Q(replied_at__gte=F("issued_at")) & ~Q(reply="") & ~Q(replied_by_label=""),
            ),
            models.CheckConstraint(
                name="supervision_record_is_whole",
                condition=Q(recorded_at__isnull=True, reply_document="", recorded_by_label="")
                | Q(recorded_at__gte=F("replied_at"))
                & ~Q(reply_document="")
                & ~Q(recorded_by_label=""),
            ),
            models.CheckConstraint(
                name="supervision_lift_is_whole",
                condition=Q(lifted_at__isnull=True, lifted_because="", lifted_by_label="")
                | Q(lifted_at__gte=F("issued_at")) & ~Q(lifted_because="") & ~Q(lifted_by_label=""),
            ),
        )

    def __str__(self) -> str:
        """Name the letter."""
        return self.letter

    @property
    def letter(self) -> str:
        """The number on the letter (督办函)."""
        return letter_number(self.year, self.serial)
