"""What a kind of notice says, version by version."""

from django.db import models
from django.db.models import Q

from hotline.contacts.rules.channels import CHANNEL_LABELS
from hotline.core.guarded import GuardedModel
from hotline.messaging.rules.notices import PURPOSE_LABELS, TEMPLATE_STATE_LABELS, TemplateState


class NoticeTemplate(GuardedModel):
    """One version of a template (通知模板); the newest published one is in force.

    ``values`` are the placeholders the senders of this kind fill in, each with a label and
    an example; people write the text around them. A published version is never changed.
    """

    name = models.CharField("名称", max_length=40)
    label = models.CharField("说明", max_length=40)
    channel = models.CharField(
        "渠道", max_length=16, choices=[(each.value, zh) for each, zh in CHANNEL_LABELS.items()]
    )
    purpose = models.CharField("用途", max_length=8, choices=[*PURPOSE_LABELS.items()])
    version = models.PositiveIntegerField("版本")
    text = models.CharField("内容", max_length=500)
    values = models.JSONField("占位符", default=dict)
    state = models.CharField(
        "状态", max_length=10, default=TemplateState.DRAFT, choices=[*TEMPLATE_STATE_LABELS.items()]
    )
    written_at = models.DateTimeField("编写时间")
    written_by_label = models.CharField("编写人", max_length=80)
    published_at = models.DateTimeField("发布时间", null=True)
    published_by_label = models.CharField("发布人", max_length=80, blank=True, default="")

    class Meta:
        """Versions count up; one is being written at most."""

        verbose_name = verbose_name_plural = "通知模板"
        constraints = (
            models.UniqueConstraint(
                fields=["name", "channel", "version"], name="notice_template_version"
            ),
            models.UniqueConstraint(
                fields=["name", "channel"],
                condition=Q(state=TemplateState.DRAFT),
                name="notice_template_one_draft",
            ),
            models.CheckConstraint(
                name="notice_template_published_is_whole",
                condition=Q(state=TemplateState.PUBLISHED, published_at__isnull=False)
                | Q(state=TemplateState.DRAFT, published_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        """Name kind and version."""
        return f"{self.label} 第 {self.version} 版"
