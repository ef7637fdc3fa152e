"""What organizations refuse."""

from hotline.core.errors import Invalid


class UnknownDepartment(Invalid):
    """There is no such department, or it is switched off."""

    code = "unknown_department"
