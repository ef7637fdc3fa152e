"""The doors of kept filters (常用筛选); everybody sees their own."""

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.remove_filter import remove_filter
from hotline.workorders.actions.save_filter import save_filter
from hotline.workorders.api.list_bodies import FilterBody, SaveFilterBody
from hotline.workorders.api.routing import router
from hotline.workorders.list_queries import list_filters
from hotline.workorders.models import SavedFilter
from hotline.workorders.permissions import VIEW
from hotline.workorders.rules.search.filters import Filters


class SavedFilterView(Schema):
    """A filter under its name."""

    id: int
    name: str
    tray: str
    filters: FilterBody


class RemovedView(Schema):
    """What is gone."""

    id: int


@router.get("/saved-filters", auth=Requires(VIEW))
def get_saved_filters(request: HttpRequest) -> list[SavedFilterView]:
    """List the visitor's filters by name."""
    return [_view(each) for each in list_filters(visitor_of(request))]


@router.post("/saved-filters", auth=Requires(VIEW))
def post_saved_filter(request: HttpRequest, body: SaveFilterBody) -> SavedFilterView:
    """Keep a filter, in place of the one of that name."""
    kept = save_filter(
        name=body.name,
        tray=body.tray,
        filters=body.filters.to_filters(),
        by=visitor_of(request),
        now=now(),
    )
    return _view(kept)


@router.post("/saved-filters/{filter_id}/remove", auth=Requires(VIEW))
def post_removal(request: HttpRequest, filter_id: int) -> RemovedView:
    """Give up a filter."""
    remove_filter(filter_id=filter_id, by=visitor_of(request), now=now())
    return RemovedView(id=filter_id)


def _view(kept: SavedFilter) -> SavedFilterView:
    filters = FilterBody.of(Filters.from_json(kept.content))
    return SavedFilterView(id=kept.pk, name=kept.name, tray=kept.tray, filters=filters)
