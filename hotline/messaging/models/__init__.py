"""Conversations, messages, their files, notices to citizens, and how each channel does."""

from hotline.messaging.models.blocked_peer import BlockedPeer
from hotline.messaging.models.channel_pulse import ChannelPulse
from hotline.messaging.models.citizen_notice import CitizenNotice
from hotline.messaging.models.conversation import Conversation
from hotline.messaging.models.message import Message
from hotline.messaging.models.message_file import MessageFile
from hotline.messaging.models.message_part import MessagePart
from hotline.messaging.models.notice_meter import NoticeMeter
from hotline.messaging.models.notice_template import NoticeTemplate
from hotline.messaging.models.once_key import OnceKey
from hotline.messaging.models.opt_out import OptOut

__all__ = [
    "BlockedPeer",
    "ChannelPulse",
    "CitizenNotice",
    "Conversation",
    "Message",
    "MessageFile",
    "MessagePart",
    "NoticeMeter",
    "NoticeTemplate",
    "OnceKey",
    "OptOut",
]
