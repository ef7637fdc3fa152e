"""What happens to contacts."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class ContactOpened(Happening):
    """A citizen reached a person."""

    kind: ClassVar[str] = "contact.opened"
    label: ClassVar[str] = "市民来话"
    subject_type: ClassVar[str] = "contact"

    channel: str
    citizen_id: int | None


class ContactClosed(Happening):
    """The conversation is over."""

    kind: ClassVar[str] = "contact.closed"
    label: ClassVar[str] = "来话结束"
    subject_type: ClassVar[str] = "contact"
