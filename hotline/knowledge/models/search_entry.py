"""What the search knows of a published version: made from it, and made again at will."""

from django.db import models

from hotline.knowledge.models.article import Article
from hotline.knowledge.models.article_version import ArticleVersion


class SearchEntry(models.Model):
    """One version in the index (检索条目); its key is what the postings hold."""

    article = models.OneToOneField(
        Article, models.CASCADE, related_name="search_entry", verbose_name="知识条目"
    )
    version = models.ForeignKey(
        ArticleVersion, models.CASCADE, related_name="+", verbose_name="版本"
    )
    size = models.PositiveIntegerField("长度")
    """Features of its words; a long article counts less for each."""
    vectors = models.BinaryField("语义向量", null=True)
    """One to each passage, half precision; none where there was no model."""
    vectors_model = models.CharField("向量模型", max_length=80, blank=True, default="")

    class Meta:
        """One to each article."""

        verbose_name = verbose_name_plural = "检索条目"

    def __str__(self) -> str:
        """Name the article."""
        return f"检索条目 {self.article_id}"


class SearchPosting(models.Model):
    """Which entries hold a feature (倒排表): a block of entries to each row."""

    feature = models.CharField("特征", max_length=80)
    block = models.PositiveIntegerField("分块")
    held = models.PositiveIntegerField("条目数")
    entries = models.BinaryField("条目")
    """Four bytes for the entry's key, one for the weight; nothing for single characters."""

    class Meta:
        """Read by feature, all blocks."""

        verbose_name = verbose_name_plural = "检索倒排表"
        constraints = (
            models.UniqueConstraint(fields=["feature", "block"], name="search_posting_once"),
        )

    def __str__(self) -> str:
        """Name the feature."""
        return self.feature
