"""The doors by which an administrator keeps the tree of departments."""

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.organizations.actions.change_department import change_department
from hotline.organizations.actions.create_department import create_department
from hotline.organizations.actions.reopen_department import reopen_department
from hotline.organizations.api.schemas import (
    ChangeDepartmentBody,
    CreateDepartmentBody,
    DepartmentNoteBody,
    KeptDepartmentOut,
    kept_view,
)
from hotline.organizations.permissions import KEEP_DEPARTMENTS
from hotline.organizations.queries import list_all_departments

router = Router(tags=["organizations"])


@router.get("/administration/departments", auth=Requires(KEEP_DEPARTMENTS))
def get_departments(request: HttpRequest) -> list[KeptDepartmentOut]:  # noqa: ARG001 - ninja passes it
    """List departments and outside bodies of any state."""
    return [kept_view(each) for each in list_all_departments()]


@router.post("/administration/departments/create", auth=Requires(KEEP_DEPARTMENTS))
def create(request: HttpRequest, body: CreateDepartmentBody) -> KeptDepartmentOut:
    """Create a department."""
    row = create_department(code=body.code, form=body.to_form(), by=visitor_of(request), now=now())
    return kept_view(row)


@router.post(
    "/administration/departments/{int:department_id}/change", auth=Requires(KEEP_DEPARTMENTS)
)
def change(
    request: HttpRequest, department_id: int, body: ChangeDepartmentBody
) -> KeptDepartmentOut:
    """Change a department."""
    row = change_department(
        department_id=department_id,
        form=body.to_form(),
        note=body.note,
        by=visitor_of(request),
        now=now(),
    )
    return kept_view(row)


@router.post(
    "/administration/departments/{int:department_id}/reopen", auth=Requires(KEEP_DEPARTMENTS)
)
def reopen(request: HttpRequest, department_id: int, body: DepartmentNoteBody) -> KeptDepartmentOut:
    """Reopen a closed department."""
    row = reopen_department(
        department_id=department_id, note=body.note, by=visitor_of(request), now=now()
    )
    return kept_view(row)
