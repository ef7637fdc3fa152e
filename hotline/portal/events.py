"""What citizens do on their own page, as the event log keeps it; no word they wrote."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class StepRated(Happening):
    """The citizen gave stars to a step (分步评价)."""

    kind: ClassVar[str] = "portal.step_rated"
    label: ClassVar[str] = "市民评价"
    subject_type: ClassVar[str] = "portal_rating"

    number: str
    step: str
    rating: int
    note: str


class CaseFollowed(Happening):
    """Somebody else follows this order (关注)."""

    kind: ClassVar[str] = "portal.case_followed"
    label: ClassVar[str] = "市民关注同一诉求"
    subject_type: ClassVar[str] = "portal_following"

    number: str
    followers: int
