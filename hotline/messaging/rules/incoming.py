"""What a channel hands over: one message of one citizen, whatever it came through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hotline.contacts.rules.channels import Channel

MAX_TEXT = 100_000
"""Characters; what is longer is cut, and a channel that allows more adds the whole as a file."""
MAX_FILES = 20


class MessageKind(StrEnum):
    """What a message is (消息类型)."""

    TEXT = "text"
    FORM = "form"
    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    LOCATION = "location"


KIND_LABELS: dict[MessageKind, str] = {
    MessageKind.TEXT: "文字",
    MessageKind.FORM: "表单",
    MessageKind.IMAGE: "图片",
    MessageKind.VOICE: "语音",
    MessageKind.VIDEO: "视频",
    MessageKind.FILE: "文件",
    MessageKind.LOCATION: "位置",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFile:
    """A file of a message: its bytes, or by what the channel gives them out later."""

    name: str
    content: bytes = b""
    remote_id: str = ""
    """Such as WeChat's media id; fetched by a job, with ``content`` empty."""
    fault: str = ""
    """Why the channel cannot hand it over at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message as an adapter understood it.

    ``external_id`` is the channel's own id of the message, unique within the account: the
    same id again is the same message. ``thread`` says which conversation it belongs to: the
    peer for a chat, the first letter for mail, the submission for a form.
    """

    channel: Channel
    account: str
    external_id: str
    thread: str
    peer: str
    """By what the channel reaches the citizen: open id, number, mail address."""
    peer_name: str = ""
    kind: MessageKind = MessageKind.TEXT
    text: str = ""
    subject: str = ""
    phone: str = ""
    """The citizen's number, where the channel knows it or it was written into the form."""
    form: Mapping[str, object] = field(default_factory=dict)
    files: tuple[IncomingFile, ...] = ()
    written_at: datetime | None = None
    """By the channel's clock."""
    answers: tuple[str, ...] = ()
    """The channel's ids of messages it answers: it joins their conversation, if that is open
    and with the same peer; else ``thread`` decides."""
    receipt: str = ""
    """The receipt number it names; as above."""
    wants_receipt: bool = False
    """A conversation it opens is acknowledged by a message of its own."""
