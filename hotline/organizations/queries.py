"""Load departments."""

from hotline.organizations.errors import UnknownDepartment
from hotline.organizations.models import Department


def get_department(department_id: int) -> Department:
    """Return one active department.

    Raises:
        UnknownDepartment: there is none.

    """
    department = Department.objects.filter(pk=department_id, is_active=True).first()
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
    return list(Department.objects.filter(is_active=True))


def list_department_names() -> dict[int, str]:
    """Return id → name, of departments of any state."""
    return dict(Department.objects.values_list("pk", "name"))
