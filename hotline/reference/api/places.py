"""The door by which places are found while typing."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Schema

from hotline.accounts.guard import Requires
from hotline.reference.api.lists import router
from hotline.reference.permissions import LOOK_UP
from hotline.reference.place_queries import FoundPlace, find_places, find_within


class PlaceOut(Schema):
    """A place, where it lies, and how it was found (``characters``, ``pinyin``, ``initials``)."""

    name: str
    kind: str
    also_known: list[str]
    area_code: str
    area_name: str
    is_learnt: bool
    found_by: str
    by_nickname: bool


class PlacesOut(Schema):
    """Places that begin as typed; and the known place inside the text, when nothing does."""

    places: list[PlaceOut]
    within: PlaceOut | None


@router.get("/reference/places", auth=Requires(LOOK_UP))
def get_places(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    typed: Annotated[str, Query(max_length=200)],
) -> PlacesOut:
    """Return the likeliest places for what was typed so far, best first."""
    places = [_place(each) for each in find_places(typed)]
    inside = None if places else find_within(typed)
    return PlacesOut(places=places, within=_place(inside) if inside else None)


def _place(found: FoundPlace) -> PlaceOut:
    place = found.place
    area = place.settled_area
    district = area.parent if area.level == "street" else None
    return PlaceOut(
        name=place.name,
        kind=place.get_kind_display(),
        also_known=place.also_known,
        area_code=area.code,
        area_name=f"{district.name}{area.name}" if district else area.name,
        is_learnt=place.is_learnt,
        found_by=found.way,
        by_nickname=found.by_nickname,
    )
