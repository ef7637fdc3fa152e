"""Add a place that operators find by typing (新增地点)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.actions._place_rows import area_of_form, shown
from hotline.reference.actions._place_spellings import write_spellings
from hotline.reference.edit_events import PlaceAdded
from hotline.reference.models import Place
from hotline.reference.rules.place_form import PlaceForm


def add_place(*, name: str, form: PlaceForm, by: Actor, now: datetime) -> Place:
    """Add it with its spellings; it is found at once.

    Raises:
        Invalid: the name is taken, or a field is wrong.

    """
    with writing():
        is_taken = Place.objects.filter(name=name).exists()
        more = {"name": "已有同名的地点；停用的地点也占用名称。"} if is_taken else {}
        area = area_of_form(name, form, more)
        place = Place.objects.create(
            name=name,
            kind=form.kind,
            also_known=form.nicknames(name),
            area=area,
            settled_area=area,
            is_edited_here=True,
        )
        write_spellings([place])
        happening = PlaceAdded(new={"name": name, **shown(place)})
        record(happening, subject_id=name, by=by, now=now, correlation_id=None)
    return place
