"""What the event log keeps of messages between the hotline and departments; never their words."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class MessageWritten(Happening):
    """Somebody wrote to the other side (留言)."""

    kind: ClassVar[str] = "workorder.message_written"
    label: ClassVar[str] = "工单留言"
    subject_type: ClassVar[str] = "work_order"

    message_id: int
    department_id: int
    is_from_department: bool
    note: str = ""


class MessagesRead(Happening):
    """The other side read what was new (查看留言)."""

    kind: ClassVar[str] = "workorder.messages_read"
    label: ClassVar[str] = "查看工单留言"
    subject_type: ClassVar[str] = "work_order"

    message_ids: list[int]
    note: str = ""
