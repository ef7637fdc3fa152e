"""What follow-ups refuse, in words for people."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NoSuchFollowUp(NotFound):
    """There is none."""

    code = "no_such_follow_up"


class CallingBarred(Conflict):
    """Citizens may not be called at this hour (CB-02)."""

    code = "calling_barred"


class BeingCalled(Conflict):
    """Somebody else is calling this citizen right now."""

    code = "being_called"


class AlreadyDone(Conflict):
    """It was completed before, perhaps by a second click."""

    code = "already_done"


class NotCalled(Conflict):
    """Nobody can have been missed without a call; one call counts once."""

    code = "not_called"


class AnswersIncomplete(Invalid):
    """Something is missing or contradicts itself."""

    code = "incomplete"


class NotOneCitizen(Conflict):
    """One call speaks with one citizen."""

    code = "not_one_citizen"


class QuotaSpent(Conflict):
    """So many follow-ups were made by this way today."""

    code = "follow_up_quota_spent"
