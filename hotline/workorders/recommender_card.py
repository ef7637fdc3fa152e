"""What the recommender's page shows beside the versions: drift, live precision, orders at hand."""

from collections import Counter
from datetime import datetime, timedelta

from hotline.organizations.rules.kinds import Kind
from hotline.workorders.models import RecommenderVersion, WorkOrder
from hotline.workorders.recommender_queries import version_in_force
from hotline.workorders.rules.recommending.drift import stability_index
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.workflow import State

RECENT = timedelta(days=30)


def drift_of(version: RecommenderVersion | None, *, now: datetime) -> tuple[float | None, int]:
    """Return the stability index of departments, and how many recent orders there are."""
    rows = WorkOrder.objects.filter(
        state=State.CLOSED, handled_at__gte=now - RECENT, department__kind=Kind.DEPARTMENT
    )
    recent = Counter(rows.order_by().values_list("department__code", flat=True))
    if version is None:
        return None, recent.total()
    return stability_index(version.card["trained_on"], recent), recent.total()


def count_usable_orders() -> tuple[int, int]:
    """Return how many orders may be learnt from, and of how many departments."""
    rows = WorkOrder.objects.filter(
        state=State.CLOSED,
        handled_at__isnull=False,
        department__is_active=True,
        department__kind=Kind.DEPARTMENT,
        secrecy=Secrecy.NORMAL,
        is_confidential=False,
        is_anonymous=False,
    )
    return rows.count(), rows.order_by().values("department").distinct().count()


def current_drift(*, now: datetime) -> tuple[float | None, int]:
    """Return the drift of the version in force."""
    return drift_of(version_in_force(), now=now)
