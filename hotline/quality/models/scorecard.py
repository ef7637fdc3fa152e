"""One version of one scorecard."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.quality.rules.scorecards import SUBJECT_LABELS, ScorecardEntry


class Scorecard(GuardedModel):
    """A scorecard (评分表) from a day on; it never changes, a new version is a new row."""

    subject = models.CharField("对象", max_length=8, choices=[*SUBJECT_LABELS.items()])
    starts_on = models.DateField("生效日期")
    content = models.JSONField("内容")

    class Meta:
        """One version a day."""

        verbose_name = verbose_name_plural = "评分表"
        ordering = ("subject", "starts_on")
        constraints = (
            models.UniqueConstraint(fields=["subject", "starts_on"], name="scorecard_version"),
        )

    def __str__(self) -> str:
        """Name the version."""
        return f"{self.content.get('name', '')}（{self.starts_on}）"

    def entry(self) -> ScorecardEntry:
        """Return the scorecard as decisions read it."""
        return ScorecardEntry.model_validate(self.content)
