"""The doors by which an administrator keeps the areas."""

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.reference.actions.change_area import change_area
from hotline.reference.actions.create_area import create_area
from hotline.reference.api.bodies import Body, Code, Name, Note
from hotline.reference.api.lists import router
from hotline.reference.keeping_queries import list_all_areas
from hotline.reference.models import Area
from hotline.reference.permissions import KEEP_REFERENCE


class KeptAreaOut(Schema):
    """An area of any state."""

    code: str
    name: str
    level: str
    level_label: str
    parent_code: str
    is_active: bool
    is_edited_here: bool


class CreateAreaBody(Body):
    """A new one by its official code."""

    code: Code
    name: Name
    parent_code: Code


class ChangeAreaBody(Body):
    """A known one as it shall be, and why."""

    name: Name
    is_active: bool
    note: Note = ""


@router.get("/administration/areas", auth=Requires(KEEP_REFERENCE))
def get_kept_areas(request: HttpRequest) -> list[KeptAreaOut]:  # noqa: ARG001 - ninja passes it
    """List every area by code."""
    return [_view(each) for each in list_all_areas()]


@router.post("/administration/areas/create", auth=Requires(KEEP_REFERENCE))
def create_one_area(request: HttpRequest, body: CreateAreaBody) -> KeptAreaOut:
    """Create an area."""
    row = create_area(
        code=body.code,
        name=body.name,
        parent=body.parent_code,
        by=visitor_of(request),
        now=now(),
    )
    return _view(row)


@router.post("/administration/areas/{code}/change", auth=Requires(KEEP_REFERENCE))
def change_one_area(request: HttpRequest, code: str, body: ChangeAreaBody) -> KeptAreaOut:
    """Rename an area, retire or restore it."""
    row = change_area(
        code=code,
        name=body.name,
        is_active=body.is_active,
        note=body.note,
        by=visitor_of(request),
        now=now(),
    )
    return _view(row)


def _view(row: Area) -> KeptAreaOut:
    return KeptAreaOut(
        code=row.code,
        name=row.name,
        level=row.level,
        level_label=row.get_level_display(),
        parent_code=row.parent.code if row.parent else "",
        is_active=row.is_active,
        is_edited_here=row.is_edited_here,
    )
