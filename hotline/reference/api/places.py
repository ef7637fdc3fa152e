"""The door by which places are found while typing."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import ConfigDict, Field

from hotline.accounts.guard import Requires
from hotline.reference.actions.note_mishearing import note_mishearing
from hotline.reference.address_areas import find_area_named
from hotline.reference.api.lists import router
from hotline.reference.permissions import LOOK_UP
from hotline.reference.place_queries import FoundPlace, find_places, find_within
from hotline.reference.rules.spellings import Way


class PlaceOut(Schema):
    """A place, where it lies, and how it was found.

    ``found_by`` is ``characters``, ``pinyin`` or ``initials``; ``sound`` if it only sounds alike.
    """

    name: str
    kind: str
    also_known: list[str]
    area_code: str
    area_name: str
    is_learnt: bool
    found_by: str
    by_nickname: bool


class NamedAreaOut(Schema):
    """The area that a written address names."""

    code: str
    name: str


class PlacesOut(Schema):
    """Places that begin as typed; else the known place inside the text, and the area it names."""

    places: list[PlaceOut]
    within: PlaceOut | None
    area: NamedAreaOut | None


@router.get("/reference/places", auth=Requires(LOOK_UP))
def get_places(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    typed: Annotated[str, Query(max_length=200)],
) -> PlacesOut:
    """Return the likeliest places for what was typed so far, best first."""
    found = find_places(typed)
    is_typed = any(each.way != Way.SOUND for each in found)
    inside = None if is_typed else find_within(typed)
    area = None if is_typed else find_area_named(typed)
    return PlacesOut(
        places=[_place(each) for each in found],
        within=_place(inside) if inside else None,
        area=NamedAreaOut(code=area.code, name=area.name) if area else None,
    )


class HeardIn(Schema):
    """What was typed, and the name of the place that it meant."""

    model_config = ConfigDict(extra="forbid")
    heard: Annotated[str, Field(max_length=200)]
    name: Annotated[str, Field(max_length=40)]


class HeardOut(Schema):
    """Whether there was anything to learn from it."""

    is_noted: bool


@router.post("/reference/places/heard", auth=Requires(LOOK_UP))
def note_heard_place(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    body: HeardIn,
) -> HeardOut:
    """Note that a heard text meant a place that only sounds like it."""
    return HeardOut(is_noted=note_mishearing(heard=body.heard, name=body.name))


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
