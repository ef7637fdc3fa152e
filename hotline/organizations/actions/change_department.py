"""Rename a department, or change its parent, duties or contact hours (修改承办单位)."""

from dataclasses import asdict
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.organizations.actions._department_rows import (
    locked_department,
    refuse_faults,
    shown,
)
from hotline.organizations.events import DepartmentChanged
from hotline.organizations.models import Department
from hotline.organizations.rules.department_form import DepartmentForm


def change_department(
    *, department_id: int, form: DepartmentForm, note: str, by: Actor, now: datetime
) -> Department:
    """Change what differs; orders already given keep pointing to the same department.

    Raises:
        NoSuchDepartment: there is none.
        Invalid: a name is taken, or a field is wrong.

    """
    with writing():
        row = locked_department(department_id)
        refuse_faults(form, own=row.pk, more={})
        old = shown(row)
        wanted = asdict(form)
        different = {name: wish for name, wish in wanted.items() if getattr(row, name) != wish}
        if not different:
            return row
        edit_here(row, **different)
        new = shown(row)
        changed = [name for name in new if new[name] != old[name]]
        happening = DepartmentChanged(
            old={name: old[name] for name in changed},
            new={name: new[name] for name in changed},
            note=note,
        )
        record(happening, subject_id=row.code, by=by, now=now, correlation_id=None)
    return row
