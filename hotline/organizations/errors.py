"""What organizations refuse."""

from hotline.core.errors import Conflict, Invalid, NotFound


class UnknownDepartment(Invalid):
    """There is no such department, or it is switched off."""

    code = "unknown_department"


class NoSuchDepartment(NotFound):
    """It does not exist."""

    code = "no_such_department"


class StillNeeded(Conflict):
    """Something still depends on the department, so that it cannot be closed."""

    code = "still_needed"


class UnknownTeam(Invalid):
    """There is no such team."""

    code = "unknown_team"
