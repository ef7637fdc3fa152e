"""The doors by which an administrator keeps the places."""

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import clean_text
from hotline.reference.actions.add_place import add_place
from hotline.reference.actions.change_place import change_place
from hotline.reference.actions.restore_place import restore_place
from hotline.reference.actions.retire_place import retire_place
from hotline.reference.api.bodies import Body, Code, Name, ReferenceNoteBody
from hotline.reference.api.lists import router
from hotline.reference.keeping_queries import PAGE, list_places
from hotline.reference.models import Place
from hotline.reference.permissions import KEEP_REFERENCE
from hotline.reference.rules.place_form import MOST_NICKNAMES, PlaceForm


class KeptPlaceOut(Schema):
    """A place of any state; ``suggested_area`` differs where orders corrected the area."""

    id: int
    name: str
    kind: str
    kind_label: str
    also_known: list[str]
    area_code: str
    area_name: str
    suggested_area: str
    is_learnt: bool
    times: int
    is_active: bool
    is_edited_here: bool


class KeptPlacesOut(Schema):
    """One page of places."""

    places: list[KeptPlaceOut]
    total: int
    page_size: int


class PlaceBody(Body):
    """A place as it shall be."""

    kind: Annotated[str, Field(max_length=10)]
    area_code: Code
    also_known: Annotated[list[Name], Field(max_length=MOST_NICKNAMES)] = []

    def to_form(self) -> PlaceForm:
        """Return it as the rules know it."""
        return PlaceForm(kind=self.kind, area=self.area_code, also_known=self.also_known)


class AddPlaceBody(PlaceBody):
    """A new one; its name never changes."""

    name: Name


@router.get("/administration/places", auth=Requires(KEEP_REFERENCE))
def get_kept_places(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    typed: Annotated[str, Query(max_length=40)] = "",
    state: Literal["", "learnt", "edited", "retired"] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> KeptPlacesOut:
    """List places by what of their name is known."""
    found = list_places(str(clean_text(typed)), state, page)
    views = [_view(each) for each in found.places]
    return KeptPlacesOut(places=views, total=found.total, page_size=PAGE)


@router.post("/administration/places/add", auth=Requires(KEEP_REFERENCE))
def add_one_place(request: HttpRequest, body: AddPlaceBody) -> KeptPlaceOut:
    """Add a place."""
    place = add_place(name=body.name, form=body.to_form(), by=visitor_of(request), now=now())
    return _view(place)


@router.post("/administration/places/{int:place_id}/change", auth=Requires(KEEP_REFERENCE))
def change_one_place(request: HttpRequest, place_id: int, body: PlaceBody) -> KeptPlaceOut:
    """Change a place."""
    place = change_place(place_id=place_id, form=body.to_form(), by=visitor_of(request), now=now())
    return _view(place)


@router.post("/administration/places/{int:place_id}/retire", auth=Requires(KEEP_REFERENCE))
def retire_one_place(request: HttpRequest, place_id: int, body: ReferenceNoteBody) -> KeptPlaceOut:
    """Retire a place."""
    place = retire_place(place_id=place_id, note=body.note, by=visitor_of(request), now=now())
    return _view(place)


@router.post("/administration/places/{int:place_id}/restore", auth=Requires(KEEP_REFERENCE))
def restore_one_place(request: HttpRequest, place_id: int, body: ReferenceNoteBody) -> KeptPlaceOut:
    """Restore a retired place."""
    place = restore_place(place_id=place_id, note=body.note, by=visitor_of(request), now=now())
    return _view(place)


def _view(place: Place) -> KeptPlaceOut:
    area = place.area or place.settled_area
    return KeptPlaceOut(
        id=place.pk,
        name=place.name,
        kind=place.kind,
        kind_label=place.get_kind_display(),
        also_known=place.also_known,
        area_code=area.code,
        area_name=area.name,
        suggested_area="" if area == place.settled_area else place.settled_area.name,
        is_learnt=place.is_learnt,
        times=place.times,
        is_active=place.is_active,
        is_edited_here=place.is_edited_here,
    )
