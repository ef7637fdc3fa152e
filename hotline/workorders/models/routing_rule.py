"""A rule that says which department should have which orders, version by version."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.reference.models import Area, Topic


class RoutingRule(GuardedModel):
    """One version of one rule (派单规则); what was published is never changed.

    Versions of a rule share its key; one of them at most is in force, one at most a draft.
    """

    class Status(models.TextChoices):
        """What became of the version."""

        DRAFT = "draft", "草稿"
        PUBLISHED = "published", "已发布"
        SUPERSEDED = "superseded", "已被新版本取代"
        WITHDRAWN = "withdrawn", "已停用"
        DISCARDED = "discarded", "草稿已放弃"

    class Origin(models.TextChoices):
        """Who made it."""

        CITY = "city", "本市配置"
        PERSON = "person", "人工编辑"
        RULING = "ruling", "退单裁定"

    key = models.SlugField("规则编号", max_length=60)
    version = models.PositiveIntegerField("版本")
    status = models.CharField("状态", max_length=12, choices=Status.choices)
    origin = models.CharField("来源", max_length=8, choices=Origin.choices)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="+", db_index=False)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+", db_index=False)
    words = ArrayField(models.CharField(max_length=20), verbose_name="事项要点", default=list)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", db_index=False, verbose_name="承办单位"
    )
    because = models.CharField("依据", max_length=500)
    starts_on = models.DateField("生效日期")
    ends_on = models.DateField("截止日期", null=True)
    note = models.CharField("版本说明", max_length=500, blank=True, default="")
    copied_version = models.PositiveIntegerField("回退自版本", null=True)
    written_at = models.DateTimeField("编写时间")
    written_by_id = models.BigIntegerField("编写人编号", null=True)
    written_by_label = models.CharField("编写人", max_length=80)
    decided_at = models.DateTimeField("发布或停用时间", null=True)
    decided_by_label = models.CharField("发布或停用人", max_length=80, blank=True, default="")

    class Meta:
        """One number once, one version in force, one draft; a rule asks for something."""

        verbose_name = verbose_name_plural = "派单规则"
        ordering = ("key", "-version")
        constraints = (
            models.UniqueConstraint(fields=["key", "version"], name="routing_rule_version_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(status="published"), name="routing_rule_one_in_force"
            ),
            models.UniqueConstraint(
                fields=["key"], condition=Q(status="draft"), name="routing_rule_one_draft"
            ),
            models.CheckConstraint(
                name="routing_rule_asks_for_something",
                condition=Q(topic__isnull=False) | Q(area__isnull=False) | ~Q(words=[]),
            ),
            models.CheckConstraint(
                name="routing_rule_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="routing_rule_ruling_ends",
                condition=~Q(origin="ruling") | Q(ends_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name the rule and its version."""
        return f"{self.key} 第 {self.version} 版"
