"""Say that it is not solved (要求重办) on the page."""

from datetime import datetime

from hotline.portal.actions._deed import perform
from hotline.portal.cases import Case
from hotline.portal.opened import Asked
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.standings import Progress
from hotline.workorders.actions.reopen import reopen_as_citizen
from hotline.workorders.models import WorkOrder


def reopen_case(asked: Asked, *, reason: str, now: datetime) -> Progress:
    """Give the order back to its department.

    Raises:
        Incomplete: nothing says what is not solved.
        Others: see ``_deed.perform``.

    """

    def do(_case: Case, order: WorkOrder | None) -> None:
        if order is not None:
            reopen_as_citizen(number=order.number, reason=reason, now=now)

    return perform(asked, DeedKind.REOPEN, do, now=now)
