"""Every change of an operator's state, as call control reported it."""

from django.db import models

from hotline.core.guarded import GuardedModel


class OperatorStateLog(GuardedModel):
    """From ``happened_at`` on, the operator was in ``state`` (置闲/示忙/小休/话后处理)."""

    event_id = models.UUIDField("事件编号", unique=True)
    operator_id = models.BigIntegerField("热线员")
    seat = models.CharField("坐席", max_length=16)
    state = models.CharField("状态", max_length=16)
    reason = models.CharField("原因", max_length=40, blank=True, default="")
    call_id = models.UUIDField("通话", null=True)
    by_operator_id = models.BigIntegerField("操作班长", null=True)
    """A supervisor who forced it (强制置态)."""
    happened_at = models.DateTimeField("发生时间")

    class Meta:
        """Read per operator, newest first."""

        verbose_name = verbose_name_plural = "热线员状态"
        indexes = (
            models.Index(fields=["operator_id", "-happened_at"], name="state_of_operator"),
            models.Index(
                fields=["call_id"], condition=models.Q(state="wrap_up"), name="wrap_up_of_call"
            ),
        )

    def __str__(self) -> str:
        """Name operator and state."""
        return f"{self.operator_id} {self.state}"
