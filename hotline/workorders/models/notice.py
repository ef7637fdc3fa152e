"""What somebody is told of (提醒), and who has read it."""

from django.db import models
from django.db.models import Q

from hotline.workorders.models.work_order import WorkOrder


class Notice(models.Model):
    """One line for one receiver: a person, a role of the hotline, or a department's handlers.

    At most one for an event and a receiver, however often the event is delivered. Without a
    foreign key in the database, so that telling never waits for a verb that has the order.
    """

    event_id = models.BigIntegerField("事件编号")
    receiver = models.CharField("接收方", max_length=48)
    kind = models.CharField("类型", max_length=64)
    order = models.ForeignKey(
        WorkOrder,
        models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name="工单",
    )
    sentence = models.CharField("内容", max_length=80)
    is_pressing = models.BooleanField("紧迫")
    actor_id = models.BigIntegerField("操作人编号", null=True)
    """Nobody is told of what they did themselves."""
    told_at = models.DateTimeField("提醒时间", db_index=True)

    class Meta:
        """Once; the newest of a receiver is found without a scan."""

        verbose_name = verbose_name_plural = "提醒"
        indexes = (models.Index(fields=["receiver", "-id"], name="notice_of_receiver"),)
        constraints = (
            models.UniqueConstraint(fields=["event_id", "receiver"], name="notice_once"),
            models.CheckConstraint(name="notice_says_something", condition=~Q(sentence="")),
        )

    def __str__(self) -> str:
        """Name the receiver and the event."""
        return f"{self.receiver} ← {self.event_id}"


class NoticeReading(models.Model):
    """Somebody read a notice."""

    notice = models.ForeignKey(
        Notice, models.CASCADE, related_name="readings", db_index=False, verbose_name="提醒"
    )
    user_id = models.BigIntegerField("用户编号")
    read_at = models.DateTimeField("阅读时间")

    class Meta:
        """Once for each reader."""

        verbose_name = verbose_name_plural = "提醒阅读"
        constraints = (
            models.UniqueConstraint(fields=["notice", "user_id"], name="notice_read_once"),
        )

    def __str__(self) -> str:
        """Name the reader and the notice."""
        return f"{self.user_id} → {self.notice_id}"
