"""What team leaders tell the floor, and what it answers."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _MessageHappening(Happening):
    subject_type: ClassVar[str] = "floor_message"


class FloorMessageSent(_MessageHappening):
    """Those at work were told something, or people were called in."""

    kind: ClassVar[str] = "floor_message.sent"
    label: ClassVar[str] = "发送现场通知"

    message_kind: str
    text: str
    audience: str
    operator_ids: list[int]


class FloorMessageAnswered(_MessageHappening):
    """Somebody has read it, or says whether they come."""

    kind: ClassVar[str] = "floor_message.answered"
    label: ClassVar[str] = "回执现场通知"

    answer: str
