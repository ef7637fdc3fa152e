"""What can happen to a helper's part, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class PartAccepted(Happening):
    """A helper took its part (会办签收)."""

    kind: ClassVar[str] = "workorder.part_accepted"
    label: ClassVar[str] = "会办签收"
    subject_type: ClassVar[str] = "work_order"

    department_id: int
    note: str = ""
