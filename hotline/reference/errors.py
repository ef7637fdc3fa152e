"""What reference data refuses."""

from hotline.core.errors import Conflict, Invalid, NotFound, Unavailable


class UnknownArea(Invalid):
    """There is no such area, or it is switched off."""

    code = "unknown_area"


class UnknownTopic(Invalid):
    """There is no such topic, or it is switched off."""

    code = "unknown_topic"


class NoPolicyInForce(Unavailable):
    """The city's files set no calendar or limit of this name for the date."""

    code = "no_policy"


class NoSuchReference(NotFound):
    """It does not exist."""


class VersionInForce(Invalid):
    """A version that is in force cannot be rewritten; add a later one."""

    code = "version_in_force"


class StillUsed(Conflict):
    """Something active depends on it, so that it cannot be retired."""

    code = "still_used"


class ChangedMeanwhile(Conflict):
    """Somebody changed it since it was looked at."""

    code = "changed_meanwhile"
