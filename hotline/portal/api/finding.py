"""The doors of what anybody may look up: service items, published answers, areas."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.portal.api.suggestions import PublishedAnswerView
from hotline.portal.suggesting import list_answers
from hotline.reference.queries import list_areas
from hotline.reference.service_item_queries import PAGE, find_service_items

router = Router(tags=["portal"])
_OPEN = Public("published matter")


class FindQuery(Schema):
    """Words, and which page."""

    q: Annotated[Text, Field(max_length=60)] = ""
    page: Annotated[int, Field(ge=1, le=1000)] = 1


class ServiceItemView(Schema):
    """One thing an office does for citizens, and where it is applied for."""

    department: str
    main_item: str
    item: str
    url: str


class ServiceItemsView(Schema):
    """One page of items."""

    items: list[ServiceItemView]
    total: int
    page: int
    page_size: int


class AnswersView(Schema):
    """Published answers, newest first."""

    answers: list[PublishedAnswerView]


class PortalAreaView(Schema):
    """A district with its streets below; the centre where the city's file gives one."""

    code: str
    name: str
    level: str
    parent_code: str
    latitude: float | None
    longitude: float | None


@router.get("/portal/service-items", auth=_OPEN)
def get_service_items(request: HttpRequest, asked: Query[FindQuery]) -> ServiceItemsView:
    """Find service items by words."""
    del request
    rows, total = find_service_items(asked.q, page=asked.page)
    return ServiceItemsView(
        items=[
            ServiceItemView(
                department=each.department, main_item=each.main_item, item=each.item, url=each.url
            )
            for each in rows
        ],
        total=total,
        page=asked.page,
        page_size=PAGE,
    )


@router.get("/portal/answers", auth=_OPEN)
def get_answers(request: HttpRequest, asked: Query[FindQuery]) -> AnswersView:
    """Find published answers by words."""
    del request
    found = list_answers(asked.q, now=now(), most=50)
    return AnswersView(
        answers=[
            PublishedAnswerView(title=each.title, text=each.text, valid_until=each.ends_on)
            for each in found
        ]
    )


@router.get("/portal/areas", auth=_OPEN)
def get_areas(request: HttpRequest) -> list[PortalAreaView]:
    """List districts and streets for picking."""
    del request
    return [
        PortalAreaView(
            code=each.code,
            name=each.name,
            level=each.level,
            parent_code=each.parent.code if each.parent else "",
            latitude=each.latitude,
            longitude=each.longitude,
        )
        for each in list_areas()
    ]
