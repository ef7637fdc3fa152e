"""Load firms, visits and needs."""

from datetime import date
from typing import TypeVar

from django.db.models import Max, Min, Prefetch, Q, QuerySet

from hotline.core.guarded import GuardedModel
from hotline.firms.errors import NoFirm
from hotline.firms.models import Firm, Need, Visit
from hotline.firms.rules.visits import VisitState

_M = TypeVar("_M", bound=GuardedModel)


def list_firms(words: str, *, offset: int, limit: int) -> list[Firm]:
    """Return firms by name, with the last visit and the next; words narrow by name or code."""
    firms = Firm.objects.select_related("area__parent")
    if words:
        firms = firms.filter(Q(name__icontains=words) | Q(credit_code__istartswith=words))
    annotated = firms.annotate(
        last_on=Max("visits__visited_on"),
        next_on=Min("visits__planned_on", filter=Q(visits__state=VisitState.PLANNED)),
    )
    return list(annotated.order_by("name")[offset : offset + limit])


def get_firm(firm_id: int) -> Firm:
    """Return one firm.

    Raises:
        NoFirm: there is none.

    """
    return _found(Firm.objects.select_related("area__parent"), firm_id, "没有这家企业。")


def list_visits(firm_id: int) -> list[Visit]:
    """Return a firm's visits with their needs, the latest first."""
    needs = Prefetch("needs", Need.objects.select_related("order"))
    visits = Visit.objects.filter(firm_id=firm_id).prefetch_related(needs)
    return list(visits.order_by("-planned_on", "-pk"))


def list_due_visits(until: date, *, limit: int = 100) -> list[Visit]:
    """Return the visits that are planned up to a day, the earliest first."""
    due = Visit.objects.filter(state=VisitState.PLANNED, planned_on__lte=until)
    return list(due.select_related("firm").order_by("planned_on", "pk")[:limit])


def locked_visit(visit_id: int) -> Visit:
    """Return a visit, locked.

    Raises:
        NoFirm: there is none.

    """
    return _found(Visit.objects.select_for_update(), visit_id, "没有这次走访。")


def locked_need(need_id: int) -> Need:
    """Return a need, locked.

    Raises:
        NoFirm: there is none.

    """
    rows = Need.objects.select_for_update(of=("self",)).select_related("visit__firm__area")
    return _found(rows, need_id, "没有这项需求。")


def _found(rows: QuerySet[_M], ident: int, message: str) -> _M:
    row = rows.filter(pk=ident).first()
    if row is None:
        raise NoFirm(message)
    return row
