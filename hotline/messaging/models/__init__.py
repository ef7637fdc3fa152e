"""Conversations, messages, their files, and how each channel does."""

from hotline.messaging.models.channel_pulse import ChannelPulse
from hotline.messaging.models.conversation import Conversation
from hotline.messaging.models.message import Message
from hotline.messaging.models.message_file import MessageFile

__all__ = ["ChannelPulse", "Conversation", "Message", "MessageFile"]
