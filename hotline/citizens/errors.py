"""What the files of citizens refuse."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NoCitizen(NotFound):
    """There is no such file."""

    code = "no_citizen"


class IdentityTaken(Conflict):
    """The identity is another citizen's; the two files want merging."""

    code = "identity_taken"


class CannotMerge(Conflict):
    """The two files may not become one, or are none."""

    code = "cannot_merge"


class CitizenInvalid(Invalid):
    """What was sent about a citizen is incomplete or malformed."""

    code = "citizen_invalid"
