"""What can happen to the 48 hours of an order, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class DifficultLifted(Happening):
    """The order is no longer difficult (解除疑难)."""

    kind: ClassVar[str] = "workorder.difficult_lifted"
    label: ClassVar[str] = "解除疑难"
    subject_type: ClassVar[str] = "work_order"

    note: str = ""
