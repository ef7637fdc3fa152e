"""Words that operators write again and again."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel


class OrderTemplate(GuardedModel):
    """The wording of a common call (常用语模板): one person's own, or everybody's.

    Whatever is empty leaves the form as it is. A row of two or more ``＿`` in a text is a blank
    to be filled in.
    """

    owner_id = models.BigIntegerField("所有者编号", null=True)
    """Nobody's when it is shared."""
    name = models.CharField("名称", max_length=20)
    shortcut = models.CharField("简码", max_length=12)
    appeal_type = models.CharField("诉求类型", max_length=16, blank=True)
    urgency = models.CharField("紧急程度", max_length=16, blank=True)
    topic_code = models.CharField("事项分类", max_length=12, blank=True)
    event = models.CharField("事件经过", max_length=2000, blank=True)
    demand = models.CharField("诉求内容", max_length=2000, blank=True)
    is_active = models.BooleanField("启用", default=True)
    """A shared one that was removed stays, so that the city's file does not bring it back."""
    saved_at = models.DateTimeField("保存时间")
    saved_by_label = models.CharField("保存人", max_length=80)

    class Meta:
        """A name once with everybody, and once with each person."""

        verbose_name = verbose_name_plural = "常用语模板"
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["owner_id", "name"], name="order_template_own_name"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(owner_id=None), name="order_template_shared_name"
            ),
        )

    def __str__(self) -> str:
        """Name it."""
        return self.name
