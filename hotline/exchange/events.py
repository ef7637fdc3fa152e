"""What happens to those who exchange data with us."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class PartnerAdded(Happening):
    """A system got a key."""

    kind: ClassVar[str] = "partner.added"
    label: ClassVar[str] = "登记对接系统"
    subject_type: ClassVar[str] = "partner"

    name: str
    may_write: bool


class PartnerEnded(Happening):
    """Its key is worth nothing any more."""

    kind: ClassVar[str] = "partner.ended"
    label: ClassVar[str] = "停用对接系统"
    subject_type: ClassVar[str] = "partner"

    name: str
