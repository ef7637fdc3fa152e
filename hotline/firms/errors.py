"""What firms and visits refuse."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NoFirm(NotFound):
    """There is no such firm, visit or need."""

    code = "no_firm"


class FirmInvalid(Invalid):
    """A file, plan or report is incomplete; the fields say where."""

    code = "firm_invalid"


class FirmKnown(Conflict):
    """Another file has the name or the code."""

    code = "firm_known"


class VisitNotNow(Conflict):
    """The visit was made or cancelled already."""

    code = "visit_not_now"


class NeedSettled(Conflict):
    """The need has its order or its answer."""

    code = "need_settled"
