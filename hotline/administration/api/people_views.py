"""What the doors of people take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.accounts.rules.roles import LABELS, Role
from hotline.accounts.visitor import Grant, Visitor
from hotline.administration.people_queries import Person
from hotline.administration.rules.people_file import MOST_NAME
from hotline.core.text import Text

Name = Annotated[Text, Field(min_length=1, max_length=MOST_NAME)]
PersonState = Literal["", "active", "off", "locked", "provisional", "signed_in"]


class Body(Schema):
    """The base of every body: an unknown field is a mistake, not a detail."""

    model_config = ConfigDict(extra="forbid")


class GrantBody(Body):
    """A role; a handler's names the department."""

    role: Role
    department_id: int | None = None


class CreatePersonBody(Body):
    """Somebody new."""

    username: Annotated[Text, Field(min_length=1, max_length=64)]
    display_name: Name
    grants: list[GrantBody] = Field(min_length=1, max_length=20)
    team_ids: list[int] = Field(default_factory=list, max_length=20)


class RenameBody(Body):
    """The name people see."""

    display_name: Name


class TeamsBody(Body):
    """Every team somebody belongs to and leads."""

    belongs_to: list[int] = Field(max_length=50)
    leads: list[int] = Field(max_length=50)


class PeopleQuery(Body):
    """Whom to list."""

    text: Annotated[Text, Field(max_length=40)] = ""
    role: Role | None = None
    department_id: int | None = None
    team_id: int | None = None
    state: PersonState = ""
    cursor: Annotated[Text, Field(max_length=64)] = ""


class GrantOut(Schema):
    """One role and where it holds."""

    role: Role
    label: str
    scope_kind: str
    scope_key: str
    scope_label: str


class SessionRow(Schema):
    """A browser that is signed in."""

    started_at: datetime
    seen_at: datetime


class TeamOut(Schema):
    """A team."""

    id: int
    name: str


class PersonRow(Schema):
    """One person in the list."""

    id: int
    username: str
    display_name: str
    is_active: bool
    must_change_password: bool
    locked_until: datetime | None
    last_sign_in: datetime | None
    created_at: datetime
    session_count: int
    roles: list[GrantOut]
    teams: list[TeamOut]
    is_self: bool


class PersonOut(PersonRow):
    """One person with their sessions, and the teams they lead."""

    password_changed_at: datetime
    sessions: list[SessionRow]
    leads: list[TeamOut]


class PeopleOut(Schema):
    """A page of people."""

    items: list[PersonRow]
    total: int
    next_cursor: str | None


class PasswordShown(Schema):
    """A provisional password, shown this once."""

    person: PersonOut
    password: str


class TeamChoice(TeamOut):
    """A team, and who leads it now."""

    leader: str


class PeopleChoices(Schema):
    """What forms about people offer."""

    roles: list["RoleChoice"]
    teams: list[TeamChoice]


class RoleChoice(Schema):
    """A role, and whether it must name a department."""

    role: str
    label: str
    needs_department: bool


def row_of(person: Person, visitor: Visitor) -> PersonRow:
    """Show one person in the list."""
    return PersonRow(**_row(person, visitor))


def person_of(person: Person, visitor: Visitor) -> PersonOut:
    """Show one person whole."""
    return PersonOut(
        **_row(person, visitor),
        password_changed_at=person.user.password_changed_at,
        sessions=[
            SessionRow(started_at=each.started_at, seen_at=each.seen_at) for each in person.sessions
        ],
        leads=[TeamOut(id=each.pk, name=each.name) for each in person.leads],
    )


def _row(person: Person, visitor: Visitor) -> dict[str, Any]:
    user = person.user
    return {
        "id": user.pk,
        "username": user.username,
        "display_name": user.display_name,
        "is_active": user.is_active,
        "must_change_password": user.must_change_password,
        "last_sign_in": user.last_login,
        "created_at": user.created_at,
        "is_self": user.pk == visitor.user_id,
        "locked_until": person.locked_until,
        "session_count": len(person.sessions),
        "roles": [_role(each) for each in person.grants],
        "teams": [TeamOut(id=each.pk, name=each.name) for each in person.teams],
    }


def _role(grant: Grant) -> GrantOut:
    return GrantOut(
        role=grant.role,
        label=LABELS[grant.role],
        scope_kind=grant.scope_kind,
        scope_key=grant.scope_key,
        scope_label=grant.scope_label,
    )
