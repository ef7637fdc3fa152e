"""One version of an article: what it says, who wrote it, who agreed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.knowledge.models.article import Article
from hotline.knowledge.models.article_file import ArticleFile
from hotline.knowledge.rules import form
from hotline.knowledge.rules.versions import (
    OPEN,
    ORIGIN_LABELS,
    STATE_LABELS,
    TOLD,
    Origin,
    VersionState,
)
from hotline.reference.models import Area, Topic


class ArticleVersion(GuardedModel):
    """A version (版本): written, reviewed by another person, published; then it never changes."""

    article = models.ForeignKey(
        Article, models.PROTECT, related_name="versions", verbose_name="知识条目"
    )
    number = models.PositiveIntegerField("版本号")
    state = models.CharField("状态", max_length=10, choices=[*STATE_LABELS.items()])
    title = models.CharField("标题", max_length=form.MAX_TITLE)
    body = models.TextField("正文", blank=True, default="")
    """Plain text; paragraphs end with a line break."""
    questions = ArrayField(
        models.CharField(max_length=form.MAX_QUESTION), verbose_name="相似问法", default=list
    )
    keywords = ArrayField(
        models.CharField(max_length=form.MAX_KEYWORD), verbose_name="关键词", default=list
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, related_name="+", verbose_name="事项"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+", verbose_name="区划")
    """Where it holds; none: in the whole city."""
    sources = ArrayField(
        models.CharField(max_length=form.MAX_SOURCE), verbose_name="来源", default=list
    )
    legal_basis = models.TextField("法律依据", blank=True, default="")
    files = models.ManyToManyField(ArticleFile, related_name="versions", verbose_name="附件")
    starts_on = models.DateField("生效日期", null=True)
    """None: since ever."""
    ends_on = models.DateField("失效日期", null=True)
    """The last day it holds; none: until it is withdrawn."""
    recheck_on = models.DateField("复核日期", null=True)
    is_public = models.BooleanField("市民可见", default=False)
    is_common = models.BooleanField("各单位可见", default=True)
    change_note = models.CharField("修订说明", max_length=form.MAX_NOTE, blank=True, default="")
    origin = models.CharField("来历", max_length=8, choices=[*ORIGIN_LABELS.items()])
    written_at = models.DateTimeField("起草时间")
    written_by_id = models.BigIntegerField("起草人编号", null=True)
    written_by_label = models.CharField("起草人", max_length=80)
    saved_at = models.DateTimeField("最近保存时间")
    submitted_at = models.DateTimeField("提交时间", null=True)
    reviewed_at = models.DateTimeField("审核时间", null=True)
    reviewed_by_id = models.BigIntegerField("审核人编号", null=True)
    reviewed_by_label = models.CharField("审核人", max_length=80, blank=True, default="")
    review_note = models.CharField("审核意见", max_length=form.MAX_NOTE, blank=True, default="")
    published_at = models.DateTimeField("发布时间", null=True)
    ended_at = models.DateTimeField("停用时间", null=True)
    """When it was replaced or withdrawn: until then people were told so."""

    class Meta:
        """Numbered; one open at a time; what is told was agreed by two people."""

        verbose_name = verbose_name_plural = "知识版本"
        ordering = ("article", "-number")
        indexes = (models.Index(fields=["state", "submitted_at"], name="article_version_tray"),)
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="article_version_number"),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(state__in=OPEN),
                name="article_version_one_open",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(state=VersionState.PUBLISHED),
                name="article_version_one_published",
            ),
            models.CheckConstraint(
                name="article_version_takes_two",
                condition=~Q(state__in=TOLD)
                | Q(origin=Origin.CITY)
                | Q(reviewed_by_id__isnull=False, written_by_id__isnull=False)
                & ~Q(reviewed_by_id=F("written_by_id")),
            ),
            models.CheckConstraint(
                name="article_version_days_in_order",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="article_version_told_is_dated",
                condition=~Q(state__in=TOLD) | Q(published_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name it as people do."""
        return f"{self.title}（第 {self.number} 版）"
