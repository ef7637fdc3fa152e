"""What the verbs of places share: locked rows, refusals, and their fields."""

from typing import Any

from hotline.core.errors import Invalid
from hotline.reference.errors import NoSuchReference
from hotline.reference.models import Area, Place
from hotline.reference.rules.place_form import PlaceForm, faults_of_place


def locked_place(place_id: int) -> Place:
    """Return the locked row, of any state; call it inside ``writing()``.

    Raises:
        NoSuchReference: there is none.

    """
    row = Place.objects.select_for_update(of=("self",)).filter(pk=place_id)
    place = row.select_related("area", "settled_area").first()
    if place is None:
        msg = "没有这个地点。"
        raise NoSuchReference(msg)
    return place


def area_of_form(name: str, form: PlaceForm, more: dict[str, str]) -> Area:
    """Return the area the form names.

    Raises:
        Invalid: a field is wrong, or there is no such active area.

    """
    faults = faults_of_place(name, form) | more
    area = Area.objects.filter(code=form.area, is_active=True).first()
    if area is None:
        faults["area_code"] = "所选区划不存在或已停用。"
    if faults or area is None:
        raise Invalid.in_fields(faults)
    return area


def shown(place: Place) -> dict[str, Any]:
    """Return the row's fields as the event log keeps them."""
    area = place.area or place.settled_area
    return {"kind": place.kind, "area": area.code, "also_known": [*place.also_known]}
