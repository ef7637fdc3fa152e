"""What campaigns and return calls refuse, in words for people."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NoSuchCampaign(NotFound):
    """There is none."""


class NoSuchItem(NotFound):
    """There is no such person in a campaign."""


class NoSuchReturnCall(NotFound):
    """There is none."""


class WrongState(Conflict):
    """The state does not allow this."""

    code = "wrong_state"


class BarredNow(Conflict):
    """Citizens are not called at this hour (CB-02)."""

    code = "calling_barred"


class MinutesSpent(Conflict):
    """The operator has dialled as many minutes today as allowed."""

    code = "minutes_spent"


class BadList(Invalid):
    """Nothing in the list can be called."""

    code = "bad_list"


class BeingRungBack(Conflict):
    """Somebody else is calling this citizen right now."""

    code = "being_called"
