"""How long things may take; a change is a new version with a start date."""

from django.db import models

from hotline.core.hand_edited import Made


class LimitPolicy(Made):
    """One version of a limit (时限): minutes of open time, or whole working days, by a calendar.

    ``stages`` and ``act_within`` are no part of the promise and may change at any time.
    """

    name = models.SlugField("名称", max_length=40)
    label = models.CharField("说明", max_length=80)
    starts_on = models.DateField("生效日期")
    minutes = models.PositiveIntegerField("分钟", null=True, blank=True)
    working_days = models.PositiveIntegerField("工作日", null=True, blank=True)
    calendar = models.SlugField("日历", max_length=40)
    stages = models.JSONField("预警档（百分比）", default=list, blank=True)
    act_within = models.SlugField(
        "可办理时段", max_length=40, blank=True, default="", db_default=""
    )

    class Meta:
        """One version per start date; exactly one of the two measures."""

        verbose_name = verbose_name_plural = "时限"
        ordering = ("name", "-starts_on")
        constraints = (
            models.UniqueConstraint(fields=["name", "starts_on"], name="limit_version_once"),
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=False, working_days__isnull=True)
                | models.Q(minutes__isnull=True, working_days__isnull=False),
                name="limit_has_one_measure",
            ),
        )

    def __str__(self) -> str:
        """Name it and its start."""
        return f"{self.label} {self.starts_on}"
