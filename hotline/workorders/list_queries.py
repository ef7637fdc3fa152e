"""Load kept filters and requests to export; what is not the visitor's is not found."""

from typing import cast

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.workorders.list_errors import NoSuchExport, NoSuchFilter
from hotline.workorders.list_permissions import APPROVE_EXPORT
from hotline.workorders.models import ExportRequest, SavedFilter
from hotline.workorders.rules.exports import Decision
from hotline.workorders.trays import TRAYS, TrayName

_SHOWN = 50


def list_filters(visitor: Visitor) -> list[SavedFilter]:
    """Return the visitor's filters whose list they may still open, by name."""
    kept = SavedFilter.objects.filter(owner_id=visitor.user_id).order_by("name")
    return [each for each in kept if may_open(each.tray, visitor)]


def may_open(tray: str, visitor: Visitor) -> bool:
    """Tell whether the list exists and is for the visitor."""
    known = TRAYS.get(cast("TrayName", tray))
    return known is not None and bool(known.roles & visitor.roles)


def get_filter_locked(filter_id: int, visitor: Visitor) -> SavedFilter:
    """Return one's own filter, locked; call it inside ``writing()``.

    Raises:
        NoSuchFilter: there is none of theirs.

    """
    own = SavedFilter.objects.select_for_update().filter(owner_id=visitor.user_id)
    if (kept := own.filter(pk=filter_id).first()) is None:
        msg = "没有找到这个常用筛选。"
        raise NoSuchFilter(msg)
    return kept


def visible_exports(visitor: Visitor) -> QuerySet[ExportRequest]:
    """Return one's own requests; to those who approve, everybody's."""
    own = Q(asked_by_id=visitor.user_id)
    return ExportRequest.objects.filter(Q() if visitor.has(APPROVE_EXPORT) else own)


def list_exports(visitor: Visitor, *, before: int | None = None) -> list[ExportRequest]:
    """Return the latest requests the visitor may see, before this id."""
    seen = visible_exports(visitor)
    if before is not None:
        seen = seen.filter(pk__lt=before)
    return list(seen.order_by("-id")[:_SHOWN])


def count_awaiting(visitor: Visitor) -> int:
    """Count the requests that wait for the visitor's decision."""
    if not visitor.has(APPROVE_EXPORT):
        return 0
    awaiting = ExportRequest.objects.filter(decision=Decision.AWAITING)
    return awaiting.exclude(asked_by_id=visitor.user_id).count()


def get_export_locked(export_id: int, visitor: Visitor) -> ExportRequest:
    """Return a request the visitor may see, locked; call it inside ``writing()``.

    Raises:
        NoSuchExport: there is none, or the visitor may not see it.

    """
    seen = visible_exports(visitor).select_for_update()
    if (found := seen.filter(pk=export_id).first()) is None:
        msg = "没有找到这份导出申请。"
        raise NoSuchExport(msg)
    return found
