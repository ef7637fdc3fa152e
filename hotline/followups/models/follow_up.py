"""One follow-up of one handled order."""

from django.db import models
from django.db.models import Q, Value

from hotline.core.guarded import GuardedModel
from hotline.followups.rules.outcomes import (
    HIGHEST_RATING,
    LOWEST_RATING,
    OUTCOME_LABELS,
    STATE_LABELS,
    WAY_LABELS,
    Outcome,
    State,
)
from hotline.followups.rules.plan_entries import CHANNEL_LABELS, Channel
from hotline.workorders.models import WorkOrder


class FollowUp(GuardedModel):
    """A follow-up (回访): due within 24 hours of the order being handled.

    ``due_at`` is the clock that runs on, ``due_paused_at`` the one that stands still while
    dialling is barred; lists are sorted by the stricter first. ``asked_at`` is when a message
    or a voice asked, ``asked_by`` under which key; ``visit`` ties what one call completed.
    """

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="follow_ups")
    correlation_id = models.UUIDField("关联编号")
    state = models.CharField(
        "状态", max_length=8, default=State.DUE, choices=[*STATE_LABELS.items()]
    )
    planned_at = models.DateTimeField("生成时间")
    due_at = models.DateTimeField("到期时间（连续计时）")
    due_paused_at = models.DateTimeField("到期时间（禁呼时段暂停）")
    wording = models.CharField("承诺", max_length=80)
    channel = models.CharField(
        "渠道",
        max_length=8,
        default=Channel.CALL,
        db_default=Channel.CALL,
        choices=[*CHANNEL_LABELS.items()],
    )
    rule = models.CharField("计划规则", max_length=40, blank=True, default="", db_default="")
    plan_version = models.PositiveIntegerField("计划版本", default=0, db_default=0)
    next_at = models.DateTimeField("下次联系不早于", null=True)
    expires_at = models.DateTimeField("放弃时间", null=True)
    asked_at = models.DateTimeField("征询时间", null=True)
    asked_by = models.UUIDField("征询编号", null=True)
    """What was asked together has one, and is answered together."""
    is_last_resort = models.BooleanField("未接通后的征询", default=False, db_default=False)
    risk = models.PositiveSmallIntegerField("可能不满意", default=0, db_default=0)
    """0 to 100, when it was planned: who is asked first (``rules.asking_first``)."""
    risk_reasons = models.JSONField(
        "可能不满意的原因", default=list, db_default=Value([], models.JSONField())
    )
    unreached = models.PositiveSmallIntegerField("未联系上次数", default=0)
    completed_at = models.DateTimeField("完成时间", null=True)
    completed_by_id = models.BigIntegerField("回访人编号", null=True)
    completed_by_label = models.CharField("回访人", max_length=80, blank=True, default="")
    outcome = models.CharField(
        "结果", max_length=12, blank=True, default="", choices=[*OUTCOME_LABELS.items()]
    )
    is_responded = models.BooleanField("承办单位联系过", null=True)
    rating = models.PositiveSmallIntegerField("评分", null=True)
    reasons = models.JSONField(
        "不满意的原因", default=list, db_default=Value([], models.JSONField())
    )
    rated_by = models.CharField(
        "评价途径",
        max_length=8,
        blank=True,
        default="",
        db_default="",
        choices=[*WAY_LABELS.items()],
    )
    ended_by_rule = models.CharField(
        "结束规则", max_length=80, blank=True, default="", db_default=""
    )
    """Why nobody was asked, or nobody reached: the rule in words."""
    visit = models.UUIDField("同次回访", null=True)
    comment = models.CharField("回访情况", max_length=2000, blank=True, default="")
    new_order = models.ForeignKey(WorkOrder, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One waits per order; what is done says how it ended."""

        verbose_name = verbose_name_plural = "回访"
        indexes = (
            models.Index(fields=["state", "due_at", "id"], name="follow_up_tray"),
            models.Index(fields=["completed_by_id", "-id"], name="follow_up_mine"),
            models.Index(
                fields=["completed_at"],
                condition=Q(state=State.DONE),
                name="follow_up_completed",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["order"], condition=Q(state=State.DUE), name="follow_up_one_due"
            ),
            models.CheckConstraint(
                name="follow_up_done_is_whole",
                condition=Q(state=State.DUE, completed_at__isnull=True, outcome="")
                | Q(state=State.DONE, completed_at__isnull=False) & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="follow_up_rating_in_range",
                condition=Q(rating__isnull=True)
                | Q(rating__gte=LOWEST_RATING, rating__lte=HIGHEST_RATING),
            ),
            models.CheckConstraint(
                name="follow_up_solved_is_rated",
                condition=~Q(outcome=Outcome.SOLVED) | Q(rating__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"回访 {self.pk}"
