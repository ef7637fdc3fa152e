"""What happens to departments."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class DepartmentsLoaded(Happening):
    """Departments were brought in line with the city's file."""

    kind: ClassVar[str] = "departments.loaded"
    label: ClassVar[str] = "更新承办单位"
    subject_type: ClassVar[str] = "city"

    changed: int
    switched_off: int
