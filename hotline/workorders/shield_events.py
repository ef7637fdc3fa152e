"""What can happen around the shield, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class ShieldOverridden(Happening):
    """Somebody let an order go in spite of blocking findings (体检未过仍放行), saying why."""

    kind: ClassVar[str] = "workorder.shield_overridden"
    label: ClassVar[str] = "体检未过仍放行"
    subject_type: ClassVar[str] = "work_order"

    stage: str
    """``registration`` or ``dispatch``."""
    codes: list[str]
    mark: str
    """Of the text the reason was given for."""
    note: str = ""
    is_internal: bool = True
    """Departments are not told what the hotline thought of its own text."""
