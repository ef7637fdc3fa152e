"""Load departments."""

from django.db.models import QuerySet

from hotline.organizations.errors import UnknownDepartment
from hotline.organizations.models import Department
from hotline.organizations.rules.kinds import Kind


def get_department(department_id: int) -> Department:
    """Return one active department.

    Raises:
        UnknownDepartment: there is none.

    """
    department = _departments().filter(pk=department_id).first()
    if department is None:
        msg = "所选承办单位不存在或已停用。"
        raise UnknownDepartment(msg, fields={"department_id": msg})
    return department


def get_department_by_code(code: str) -> Department:
    """Return one active department by its code.

    Raises:
        UnknownDepartment: there is none.

    """
    department = Department.objects.filter(code=code, is_active=True).first()
    if department is None:
        msg = f"没有代码为“{code}”的承办单位。"
        raise UnknownDepartment(msg)
    return department


def list_departments() -> list[Department]:
    """Return every active department in the city's order."""
    return list(_departments())


def get_outside_body(body_id: int) -> Department:
    """Return one active body that orders are forwarded to (转办).

    Raises:
        UnknownDepartment: there is none.

    """
    body = _outside_bodies().filter(pk=body_id).first()
    if body is None:
        msg = "所选转办单位不存在或已停用。"
        raise UnknownDepartment(msg, fields={"department_id": msg})
    return body


def get_emergency_service(service: str) -> Department:
    """Return the active emergency service that is called so, such as 110.

    Raises:
        UnknownDepartment: there is none.

    """
    body = _outside_bodies().filter(kind=Kind.EMERGENCY, short_name=service).first()
    if body is None:
        msg = f"没有登记紧急服务 {service}，请联系系统管理员。"
        raise UnknownDepartment(msg, fields={"service": msg})
    return body


def list_outside_bodies() -> list[Department]:
    """Return every active body that orders are forwarded to, in the city's order."""
    return list(_outside_bodies())


def list_units_below(department_id: int) -> list[Department]:
    """Return every active unit below a department, of all levels, in the city's order."""
    children: dict[int | None, list[Department]] = {}
    for each in _departments():
        children.setdefault(each.parent_id, []).append(each)
    found, waiting = [], list(children.get(department_id, []))
    while waiting:
        unit = waiting.pop(0)
        found.append(unit)
        waiting = children.get(unit.pk, []) + waiting
    return found


def _departments() -> QuerySet[Department]:
    return Department.objects.filter(is_active=True, kind=Kind.DEPARTMENT)


def _outside_bodies() -> QuerySet[Department]:
    return Department.objects.filter(is_active=True).exclude(kind=Kind.DEPARTMENT)


def list_department_names() -> dict[int, str]:
    """Return id → name, of departments of any state."""
    return dict(Department.objects.values_list("pk", "name"))


def list_all_departments() -> list[Department]:
    """Return departments and outside bodies of any state, with parents, in the city's order."""
    return list(Department.objects.select_related("parent"))
