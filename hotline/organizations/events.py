"""What happens to departments."""

from typing import Any, ClassVar

from hotline.core.eventlog import Happening


class DepartmentsLoaded(Happening):
    """Departments were brought in line with the city's file."""

    kind: ClassVar[str] = "departments.loaded"
    label: ClassVar[str] = "更新承办单位"
    subject_type: ClassVar[str] = "city"

    changed: int
    switched_off: int


class DepartmentCreated(Happening):
    """A department was added in the pages."""

    kind: ClassVar[str] = "department.created"
    label: ClassVar[str] = "新增承办单位"
    subject_type: ClassVar[str] = "department"

    new: dict[str, Any]


class DepartmentChanged(Happening):
    """What is known of a department was changed; only the fields that differ."""

    kind: ClassVar[str] = "department.changed"
    label: ClassVar[str] = "修改承办单位"
    subject_type: ClassVar[str] = "department"

    old: dict[str, Any]
    new: dict[str, Any]
    note: str = ""


class DepartmentClosed(Happening):
    """A department takes no more orders."""

    kind: ClassVar[str] = "department.closed"
    label: ClassVar[str] = "停用承办单位"
    subject_type: ClassVar[str] = "department"

    name: str
    note: str


class DepartmentReopened(Happening):
    """A closed department takes orders again."""

    kind: ClassVar[str] = "department.reopened"
    label: ClassVar[str] = "恢复承办单位"
    subject_type: ClassVar[str] = "department"

    name: str
    note: str
