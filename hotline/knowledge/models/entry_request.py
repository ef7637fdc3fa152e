"""What the hotline office wants entered, with its clock."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.knowledge.models.article import Article
from hotline.knowledge.rules.form import MAX_NOTE, MAX_TITLE
from hotline.knowledge.rules.requests import (
    FINDING_LABELS,
    REQUEST_LABELS,
    FindingKind,
    RequestState,
)
from hotline.organizations.models import Department


class EntryRequest(GuardedModel):
    """A request (知识录入要求): enter this by then (KB-03); the promise is kept as it was made."""

    title = models.CharField("事项", max_length=MAX_TITLE)
    content = models.TextField("要求内容", blank=True, default="")
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, related_name="+", verbose_name="责任单位"
    )
    """Who is to write it; none: the hotline."""
    state = models.CharField("状态", max_length=10, choices=[*REQUEST_LABELS.items()])
    requested_at = models.DateTimeField("下达时间")
    requested_by_id = models.BigIntegerField("下达人编号", null=True)
    requested_by_label = models.CharField("下达人", max_length=80)
    limit_version = models.BigIntegerField("时限版本")
    wording = models.CharField("时限", max_length=80)
    due_at = models.DateTimeField("到期时间")
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="requests", verbose_name="知识条目"
    )
    settled_at = models.DateTimeField("完成时间", null=True)
    settled_by_label = models.CharField("完成人", max_length=80, blank=True, default="")
    settled_note = models.CharField("说明", max_length=MAX_NOTE, blank=True, default="")

    class Meta:
        """Open ones by their end; what was met names its article."""

        verbose_name = verbose_name_plural = "知识录入要求"
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=["due_at"],
                name="entry_request_due",
                condition=Q(state=RequestState.OPEN),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="entry_request_met_names_article",
                condition=~Q(state=RequestState.MET) | Q(article__isnull=False),
            ),
            models.CheckConstraint(
                name="entry_request_settled",
                condition=Q(state=RequestState.OPEN, settled_at__isnull=True)
                | ~Q(state=RequestState.OPEN) & Q(settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="entry_request_due_later", condition=Q(due_at__gte=F("requested_at"))
            ),
        )

    def __str__(self) -> str:
        """Name what is wanted."""
        return self.title


class Finding(GuardedModel):
    """What was found about how a request was met (考核扣分): once of a kind."""

    request = models.ForeignKey(
        EntryRequest, models.PROTECT, related_name="findings", verbose_name="录入要求"
    )
    kind = models.CharField("类别", max_length=12, choices=[*FINDING_LABELS.items()])
    note = models.CharField("说明", max_length=MAX_NOTE, blank=True, default="")
    points = models.DecimalField("扣分", max_digits=4, decimal_places=1)
    found_at = models.DateTimeField("发现时间", db_index=True)
    found_by_label = models.CharField("记录人", max_length=80)

    class Meta:
        """Once; a judgement says why."""

        verbose_name = verbose_name_plural = "录入问题"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["request", "kind"], name="finding_once"),
            models.CheckConstraint(
                name="finding_says_why", condition=Q(kind=FindingKind.LATE) | ~Q(note="")
            ),
            models.CheckConstraint(name="finding_costs", condition=Q(points__gt=0)),
        )

    def __str__(self) -> str:
        """Name the request and the kind."""
        return f"{self.request_id} {self.kind}"
