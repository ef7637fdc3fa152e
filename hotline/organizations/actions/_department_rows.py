"""What the verbs of departments share: the locked row, its neighbours, and its fields."""

from typing import Any

from hotline.core.errors import Invalid
from hotline.organizations.errors import NoSuchDepartment
from hotline.organizations.models import Department
from hotline.organizations.rules.department_form import (
    Around,
    DepartmentForm,
    below,
    faults_of_department,
)
from hotline.organizations.rules.kinds import Kind

FIELDS = ("name", "short_name", "kind", "parent_id", "duties", "contact_hours")


def locked_department(department_id: int) -> Department:
    """Return the locked row, of any state; call it inside ``writing()``.

    Raises:
        NoSuchDepartment: there is none.

    """
    row = Department.objects.select_for_update().filter(pk=department_id).first()
    if row is None:
        msg = "没有这个承办单位。"
        raise NoSuchDepartment(msg)
    return row


def refuse_faults(form: DepartmentForm, *, own: int | None, more: dict[str, str]) -> None:
    """Refuse a form that is not whole or clashes with another department.

    Raises:
        Invalid: with a sentence for every field at fault.

    """
    everyone = list(Department.objects.all())
    others = [each for each in everyone if each.pk != own]
    parents = {each.pk: each.parent_id for each in everyone}
    forbidden = below(own, parents) if own is not None else set()
    around = Around(
        names={each.name for each in others},
        short_names={each.short_name for each in others if each.is_active},
        parents={
            each.pk
            for each in others
            if each.is_active and each.kind == Kind.DEPARTMENT and each.pk not in forbidden
        },
    )
    faults = faults_of_department(form, around) | {name: why for name, why in more.items() if why}
    if faults:
        raise Invalid.in_fields(faults)


def shown(row: Department) -> dict[str, Any]:
    """Return the row's fields as the event log keeps them; the parent by its name."""
    told = {name: getattr(row, name) for name in FIELDS if name != "parent_id"}
    return {**told, "parent": row.parent.name if row.parent else ""}
