"""What happens to the file of a citizen; personal data is never part of it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class CitizenRegistered(Happening):
    """A number was seen for the first time (建档)."""

    kind: ClassVar[str] = "citizen.registered"
    label: ClassVar[str] = "市民建档"
    subject_type: ClassVar[str] = "citizen"


class CitizenCorrected(Happening):
    """Name, sex or confidentiality were corrected; which, but not to what."""

    kind: ClassVar[str] = "citizen.corrected"
    label: ClassVar[str] = "更正市民资料"
    subject_type: ClassVar[str] = "citizen"

    fields: list[str]
