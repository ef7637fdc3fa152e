"""One exchange of messages with one citizen on one channel."""

import uuid

from django.db import models
from django.db.models import Q

from hotline.contacts.models import Contact
from hotline.contacts.rules.channels import CHANNEL_LABELS
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.messaging.rules.conversation import (
    CLOSING_LABELS,
    STATE_LABELS,
    ConversationState,
)


class Conversation(GuardedModel):
    """A conversation (会话): it waits, an operator takes it, it is closed.

    There is one open conversation to a thread of an account (``thread_index``). ``number``
    and ``code`` are what the citizen follows it with; the orders registered from it belong
    to its contact.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("回执号", max_length=16, unique=True)
    code = SealedTextField("查询码")
    channel = models.CharField(
        "渠道", max_length=16, choices=[(each.value, zh) for each, zh in CHANNEL_LABELS.items()]
    )
    account = models.CharField("账号", max_length=40)
    thread_index = models.CharField("会话索引", max_length=64)
    peer = SealedTextField("对方标识")
    peer_index = models.CharField("对方索引", max_length=64, db_index=True)
    peer_name = SealedTextField("对方称呼", blank=True, default="")
    subject = SealedTextField("主题", blank=True, default="")
    form = SealedTextField("表单", blank=True, default="")
    """What was filled in, as JSON; empty for a chat."""
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="conversation")
    state = models.CharField(
        "状态", max_length=8, default=ConversationState.WAITING, choices=[*STATE_LABELS.items()]
    )
    operator_id = models.BigIntegerField("热线员编号", null=True)
    operator_label = models.CharField("热线员", max_length=80, blank=True, default="")
    taken_at = models.DateTimeField("接待时间", null=True)
    seen_at = models.DateTimeField("打开时间", null=True)
    """When whoever has it first opened it; empty while it waits."""
    opened_at = models.DateTimeField("开始时间")
    due_at = models.DateTimeField("转派时限")
    last_in_at = models.DateTimeField("市民最近发言")
    last_out_at = models.DateTimeField("我方最近发言", null=True)
    first_answer_at = models.DateTimeField("首次人工答复", null=True)
    """By a person; what a machine answers counts nowhere."""
    closed_at = models.DateTimeField("结束时间", null=True)
    closing = models.CharField(
        "结束原因", max_length=12, blank=True, default="", choices=[*CLOSING_LABELS.items()]
    )

    class Meta:
        """One open conversation to a thread; whoever takes it is named."""

        verbose_name = verbose_name_plural = "会话"
        indexes = (
            models.Index(fields=["state", "due_at", "id"], name="conversation_tray"),
            models.Index(fields=["operator_id", "state"], name="conversation_of_operator"),
            models.Index(fields=["opened_at"], name="conversation_by_opening"),
            models.Index(
                fields=["closed_at", "id"],
                name="conversation_closed",
                condition=Q(state=ConversationState.CLOSED),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["channel", "account", "thread_index"],
                condition=~Q(state=ConversationState.CLOSED),
                name="conversation_one_open",
            ),
            models.CheckConstraint(
                name="conversation_closed_is_whole",
                condition=Q(state=ConversationState.CLOSED, closed_at__isnull=False)
                & ~Q(closing="")
                | ~Q(state=ConversationState.CLOSED) & Q(closed_at__isnull=True, closing=""),
            ),
            models.CheckConstraint(
                name="conversation_taken_by_somebody",
                condition=~Q(state=ConversationState.TAKEN) | Q(operator_id__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name the receipt."""
        return self.number
