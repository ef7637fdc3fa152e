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


class ContactIdentified(Happening):
    """Whose contact it was became known later."""

    kind: ClassVar[str] = "contact.identified"
    label: ClassVar[str] = "补认来话人"
    subject_type: ClassVar[str] = "contact"

    citizen_id: int
