"""What lists, filters and exports refuse, in words for people."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal


class NoSuchFilter(NotFound):
    """There is no such filter of the visitor's."""

    code = "no_such_filter"


class TooMany(Invalid):
    """More at once than one person can answer for."""

    code = "too_many"


class NoSuchExport(NotFound):
    """There is no such request, or the visitor may not know of it."""

    code = "no_such_export"


class OwnExport(Forbidden):
    """Nobody approves what they asked for themselves."""

    code = "own_export"


class ExportDecided(Conflict):
    """Somebody decided already."""

    code = "export_decided"


class ExportClosed(Refusal):
    """It may not be downloaded: not approved, too old, or taken already."""

    code = "export_closed"
    status = 410
