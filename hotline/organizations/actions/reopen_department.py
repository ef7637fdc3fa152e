"""Reopen a closed department (恢复承办单位)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.organizations.actions._department_rows import locked_department
from hotline.organizations.errors import StillNeeded
from hotline.organizations.events import DepartmentReopened
from hotline.organizations.models import Department


def reopen_department(*, department_id: int, note: str, by: Actor, now: datetime) -> Department:
    """Let it take orders again; reopening an open one changes nothing.

    Raises:
        NoSuchDepartment: there is none.
        StillNeeded: the department above it is closed.

    """
    with writing():
        row = locked_department(department_id)
        if row.is_active:
            return row
        if row.parent and not row.parent.is_active:
            msg = f"上级单位“{row.parent.name}”已停用，请先恢复上级，或改变本单位的上级。"
            raise StillNeeded(msg)
        edit_here(row, is_active=True)
        happening = DepartmentReopened(name=row.name, note=note)
        record(happening, subject_id=row.code, by=by, now=now, correlation_id=None)
    return row
