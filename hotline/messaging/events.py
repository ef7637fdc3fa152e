"""What happens to conversations and their messages; none repeats what was written."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OfConversation(Happening):
    subject_type: ClassVar[str] = "conversation"


class MessageReceived(_OfConversation):
    """A citizen wrote; the first message opens the conversation."""

    kind: ClassVar[str] = "message.received"
    label: ClassVar[str] = "收到市民消息"

    channel: str
    message_id: int
    is_first: bool
    is_form: bool = False
    """It was filled in, not said: nothing it answers."""


class ConversationTaken(_OfConversation):
    """An operator has it now."""

    kind: ClassVar[str] = "conversation.taken"
    label: ClassVar[str] = "接待会话"

    operator_id: int


class ConversationSeen(_OfConversation):
    """Whoever has it opened it for the first time."""

    kind: ClassVar[str] = "conversation.seen"
    label: ClassVar[str] = "打开会话"


class ConversationFileOpened(_OfConversation):
    """Somebody opened a file a citizen sent."""

    kind: ClassVar[str] = "conversation.file_opened"
    label: ClassVar[str] = "查看消息附件"

    file_id: str


class NuisanceReported(_OfConversation):
    """Whoever had it says that it was no more than a nuisance (骚扰)."""

    kind: ClassVar[str] = "conversation.nuisance_reported"
    label: ClassVar[str] = "上报骚扰会话"

    note: str


class PeerBlockProposed(_OfConversation):
    """Who wrote it is to be blocked, if another agrees."""

    kind: ClassVar[str] = "peer.block_proposed"
    label: ClassVar[str] = "提出拉黑来信人"

    reason: str


class PeerBlockDecided(_OfConversation):
    """The block is in force, refused, or lifted."""

    kind: ClassVar[str] = "peer.block_decided"
    label: ClassVar[str] = "处理来信人黑名单"

    state: str


class ConversationHandedBack(_OfConversation):
    """It waits for somebody else."""

    kind: ClassVar[str] = "conversation.handed_back"
    label: ClassVar[str] = "会话退回排队"

    note: str


class ConversationClosed(_OfConversation):
    """It is over."""

    kind: ClassVar[str] = "conversation.closed"
    label: ClassVar[str] = "结束会话"

    closing: str


class MessageWritten(_OfConversation):
    """We write to the citizen; it waits to be sent."""

    kind: ClassVar[str] = "message.written"
    label: ClassVar[str] = "回复市民"

    message_id: int


class MessageSent(_OfConversation):
    """The channel took it."""

    kind: ClassVar[str] = "message.sent"
    label: ClassVar[str] = "消息已送出"

    message_id: int


class MessageFailed(_OfConversation):
    """It could not be sent and is not tried again."""

    kind: ClassVar[str] = "message.failed"
    label: ClassVar[str] = "消息发送失败"

    message_id: int
    note: str
