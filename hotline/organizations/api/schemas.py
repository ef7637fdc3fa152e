"""What the doors of departments take and give."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text
from hotline.organizations.models import Department
from hotline.organizations.rules.department_form import (
    MAX_CODE,
    MAX_DUTIES,
    MAX_HOURS,
    MAX_NAME,
    MAX_SHORT,
    DepartmentForm,
)
from hotline.organizations.rules.kinds import Kind

Note = Annotated[Text, Field(max_length=500)]


class _Body(Schema):
    model_config = ConfigDict(extra="forbid")


class DepartmentBody(_Body):
    """A department as it shall be."""

    name: Annotated[Text, Field(max_length=MAX_NAME)]
    short_name: Annotated[Text, Field(max_length=MAX_SHORT)]
    kind: Kind = Kind.DEPARTMENT
    parent_id: int | None = None
    duties: Annotated[Text, Field(max_length=MAX_DUTIES)] = ""
    contact_hours: Annotated[Text, Field(max_length=MAX_HOURS)] = ""

    def to_form(self) -> DepartmentForm:
        """Return it as the rules know it."""
        return DepartmentForm(
            name=self.name,
            short_name=self.short_name,
            kind=self.kind,
            parent_id=self.parent_id,
            duties=self.duties,
            contact_hours=self.contact_hours,
        )


class CreateDepartmentBody(DepartmentBody):
    """A new one; its code never changes."""

    code: Annotated[Text, Field(max_length=MAX_CODE)]


class ChangeDepartmentBody(DepartmentBody):
    """A known one, and why."""

    note: Note = ""


class DepartmentNoteBody(_Body):
    """Why."""

    note: Note = ""


class KeptDepartmentOut(Schema):
    """A department of any state, as those who keep the tree see it."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    kind_label: str
    parent_id: int | None
    parent_name: str
    duties: str
    contact_hours: str
    is_active: bool
    is_edited_here: bool


def kept_view(row: Department) -> KeptDepartmentOut:
    """Show a row."""
    return KeptDepartmentOut(
        id=row.pk,
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        parent_id=row.parent_id,
        parent_name=row.parent.name if row.parent else "",
        duties=row.duties,
        contact_hours=row.contact_hours,
        is_active=row.is_active,
        is_edited_here=row.is_edited_here,
    )
