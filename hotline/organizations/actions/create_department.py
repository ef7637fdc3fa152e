"""Create a department (新增承办单位)."""

from dataclasses import asdict
from datetime import datetime

from django.db.models import Max

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.organizations.actions._department_rows import refuse_faults, shown
from hotline.organizations.events import DepartmentCreated
from hotline.organizations.models import Department
from hotline.organizations.rules.department_form import DepartmentForm, fault_of_code


def create_department(*, code: str, form: DepartmentForm, by: Actor, now: datetime) -> Department:
    """Add it after all others; it takes orders at once.

    Raises:
        Invalid: the code or a name is taken, or a field is wrong.

    """
    with writing():
        taken = set(Department.objects.values_list("code", flat=True))
        refuse_faults(form, own=None, more={"code": fault_of_code(code, taken)})
        last = Department.objects.aggregate(last=Max("position"))["last"] or 0
        row = Department.objects.create(
            code=code, position=last + 1, is_edited_here=True, **asdict(form)
        )
        happening = DepartmentCreated(new={"code": code, **shown(row)})
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return row
