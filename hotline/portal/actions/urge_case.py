"""Press for an answer (催办) on the page."""

from datetime import datetime

from hotline.portal.actions._deed import perform
from hotline.portal.cases import Case
from hotline.portal.opened import Asked
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.standings import Progress
from hotline.workorders.actions.urge import urge_as_citizen
from hotline.workorders.models import WorkOrder


def urge_case(asked: Asked, *, now: datetime) -> Progress:
    """Count one more press of the citizen.

    Raises:
        TooSoon: the last press was only just now.
        Others: see ``_deed.perform``.

    """

    def do(_case: Case, order: WorkOrder | None) -> None:
        if order is not None:
            urge_as_citizen(number=order.number, now=now)

    return perform(asked, DeedKind.URGE, do, now=now)
