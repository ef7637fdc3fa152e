"""The doors of importing people: look at the file first, then create everybody or nobody."""

from typing import Annotated

from django.http import HttpRequest
from ninja import File, Schema
from ninja.files import UploadedFile
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.rules.roles import LABELS
from hotline.administration.actions.import_people import import_people
from hotline.administration.api.people_views import Body
from hotline.administration.api.routing import router
from hotline.administration.people_checking import check_people, load_places
from hotline.administration.people_file_door import MOST_BYTES, read_people
from hotline.administration.permissions import MANAGE_PEOPLE
from hotline.administration.rules.people_file import MOST_ROWS, CheckedRow
from hotline.administration.rules.people_file import PersonRow as Row
from hotline.core.clock import now
from hotline.core.text import Text

Cell = Annotated[Text, Field(max_length=200)]


class ImportRow(Body):
    """One row as it stands in the file."""

    line: int
    username: Cell
    display_name: Cell
    roles: Cell
    department: Cell = ""
    team: Cell = ""


class PreviewRow(Schema):
    """One row, how it is understood, and what is wrong with it by column."""

    row: ImportRow
    role_labels: list[str]
    faults: dict[str, str]


class PreviewOut(Schema):
    """Every row of the file."""

    rows: list[PreviewRow]
    faulty: int


class ImportBody(Body):
    """The rows that were looked at."""

    file: Annotated[Text, Field(max_length=200)]
    rows: list[ImportRow] = Field(min_length=1, max_length=MOST_ROWS)


class NewPersonOut(Schema):
    """A new account and its password, shown this once."""

    id: int
    username: str
    display_name: str
    password: str


@router.post("/administration/people-import/preview", auth=Requires(MANAGE_PEOPLE))
def post_preview(request: HttpRequest, file: File[UploadedFile]) -> PreviewOut:  # noqa: ARG001 - ninja passes it
    """Read a list of people (xlsx or CSV) and say what is wrong with each row."""
    checked = check_people(read_people(file.read(MOST_BYTES + 1)), load_places())
    return PreviewOut(
        rows=[_preview(each) for each in checked],
        faulty=sum(1 for each in checked if each.faults),
    )


@router.post("/administration/people-import", auth=Requires(MANAGE_PEOPLE))
def post_import(request: HttpRequest, body: ImportBody) -> list[NewPersonOut]:
    """Create everybody (导入人员), or nobody when a row is wrong."""
    rows = [Row(**each.model_dump()) for each in body.rows]
    made = import_people(rows=rows, file=body.file, by=visitor_of(request), now=now())
    return [
        NewPersonOut(
            id=each.user_id,
            username=each.username,
            display_name=each.display_name,
            password=each.password,
        )
        for each in made
    ]


def _preview(each: CheckedRow) -> PreviewRow:
    row = each.row
    return PreviewRow(
        row=ImportRow(
            line=row.line,
            username=row.username,
            display_name=row.display_name,
            roles=row.roles,
            department=row.department,
            team=row.team,
        ),
        role_labels=[LABELS[role] for role in each.roles],
        faults=dict(each.faults),
    )
