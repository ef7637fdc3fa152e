"""What quality inspection refuses."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotFound


class NoInspection(NotFound):
    """There is none, or the visitor may not see it."""

    code = "no_inspection"


class InspectionNotNow(Conflict):
    """It does not stand where this may be done."""

    code = "inspection_not_now"


class OwnWork(Forbidden):
    """Nobody judges their own work, or rules on their own judgement."""

    code = "own_work"


class MarksInvalid(Invalid):
    """An item is missing, out of its points, or corrected without a reason."""

    code = "marks_invalid"


class DisputeInvalid(Invalid):
    """A dispute or its ruling lacks items or reasons."""

    code = "dispute_invalid"


class DisputeTooLate(Conflict):
    """The working days for a dispute are over."""

    code = "dispute_too_late"
