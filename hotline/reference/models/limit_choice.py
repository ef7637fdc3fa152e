"""Which limit holds for which case; a change is a new version with a start date."""

from django.db import models


class LimitChoice(models.Model):
    """One version of one line (时限适用规则): what is left empty may be anything."""

    starts_on = models.DateField("生效日期")
    clock = models.SlugField("时限类别", max_length=40)
    verb = models.SlugField("操作", max_length=40, blank=True, default="")
    channel = models.SlugField("渠道", max_length=16, blank=True, default="")
    urgency = models.SlugField("紧急程度", max_length=8, blank=True, default="")
    topic = models.CharField("事项分类", max_length=12, blank=True, default="")
    limit = models.SlugField("时限", max_length=40)

    class Meta:
        """One limit per case and start date."""

        verbose_name = verbose_name_plural = "时限适用规则"
        ordering = ("clock", "verb", "channel", "urgency", "topic", "-starts_on")
        constraints = (
            models.UniqueConstraint(
                fields=["clock", "verb", "channel", "urgency", "topic", "starts_on"],
                name="limit_choice_once",
            ),
        )

    def __str__(self) -> str:
        """Name the clock and the limit."""
        return f"{self.clock} → {self.limit}"
