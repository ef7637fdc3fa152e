"""The door that closes a department, once it has no open orders."""

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.close_department import close_department
from hotline.workorders.administration_permissions import CLOSE_DEPARTMENT
from hotline.workorders.api.handling_schemas import NoteBody
from hotline.workorders.api.routing import router


class ClosedDepartmentView(Schema):
    """The department that was closed."""

    id: int
    is_active: bool


@router.post(
    "/administration/departments/{int:department_id}/close", auth=Requires(CLOSE_DEPARTMENT)
)
def close(request: HttpRequest, department_id: int, body: NoteBody) -> ClosedDepartmentView:
    """Close a department."""
    row = close_department(
        department_id=department_id, note=body.note, by=visitor_of(request), now=now()
    )
    return ClosedDepartmentView(id=row.pk, is_active=row.is_active)
