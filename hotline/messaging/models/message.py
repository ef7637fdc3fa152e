"""One message, theirs or ours."""

from django.db import models
from django.db.models import Q

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.messaging.models.conversation import Conversation
from hotline.messaging.rules.incoming import KIND_LABELS, MessageKind
from hotline.messaging.rules.sending import SEND_LABELS, SendState


class Message(GuardedModel):
    """A message (消息), sealed at rest.

    ``arrival_key`` is the digest of channel, account and the channel's own id: the same
    message delivered again finds its row. Ours have an author and wait to be sent.
    """

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="messages")
    is_ours = models.BooleanField("我方消息", default=False)
    author_id = models.BigIntegerField("发送人编号", null=True)
    author_label = models.CharField("发送人", max_length=80, blank=True, default="")
    kind = models.CharField("类型", max_length=10, choices=[*KIND_LABELS.items()])
    text = SealedTextField("内容", blank=True, default="")
    arrival_key = models.CharField("来信索引", max_length=64, unique=True, null=True)  # noqa: DJ001 - ours have none, and it is unique
    write_key = models.UUIDField("发送索引", unique=True, null=True)
    """Chosen by the operator's page: the same key again is the same message."""
    external_id = models.CharField("渠道编号", max_length=255, blank=True, default="")
    """What the channel calls it, theirs and, once sent, ours."""
    written_at = models.DateTimeField("书写时间")
    state = models.CharField(
        "状态", max_length=8, default=SendState.RECEIVED, choices=[*SEND_LABELS.items()]
    )
    sent_at = models.DateTimeField("送出时间", null=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    next_try_at = models.DateTimeField("下次发送", null=True)
    fault = models.CharField("失败原因", max_length=300, blank=True, default="")

    class Meta:
        """In the order they were kept; theirs have an arrival, ours a state of sending."""

        verbose_name = verbose_name_plural = "消息"
        indexes = (
            models.Index(fields=["conversation", "id"], name="message_of_conversation"),
            models.Index(
                fields=["external_id"],
                name="message_of_ours_by_id",
                condition=Q(is_ours=True) & ~Q(external_id=""),
            ),
            models.Index(
                fields=["next_try_at"],
                name="message_to_send",
                condition=Q(state=SendState.QUEUED),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="message_is_theirs_or_ours",
                condition=Q(is_ours=False, state=SendState.RECEIVED, arrival_key__isnull=False)
                | Q(is_ours=True, arrival_key__isnull=True) & ~Q(state=SendState.RECEIVED),
            ),
        )

    def __str__(self) -> str:
        """Name the row, not what it says."""
        return f"消息 {self.pk}"

    @property
    def kind_label(self) -> str:
        """The kind in Chinese."""
        return KIND_LABELS[MessageKind(self.kind)]
