"""Why a file is not taken, or not given."""

from hotline.core.errors import Invalid, Unavailable


class FileRefused(Invalid):
    """The file is of a kind or size that is not kept."""

    code = "file_refused"


class FileMissing(Unavailable):
    """The row of a file exists, its content does not."""

    code = "file_missing"


class ScannerSilent(Unavailable):
    """Virus scanning is set up and does not answer."""

    code = "scanner_silent"


class InspectionSlow(Unavailable):
    """The machine is too busy to look into an upload now."""

    code = "inspection_slow"
