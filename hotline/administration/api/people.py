"""The doors of people: the list, one of them, somebody new."""

from django.http import HttpRequest
from ninja import Query

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.rules.roles import DEPARTMENT, LABELS, needs_department
from hotline.accounts.visitor import Grant
from hotline.administration.actions.open_account import open_account
from hotline.administration.api.people_views import (
    CreatePersonBody,
    GrantBody,
    PasswordShown,
    PeopleChoices,
    PeopleOut,
    PeopleQuery,
    PersonOut,
    RoleChoice,
    TeamChoice,
    person_of,
    row_of,
)
from hotline.administration.api.routing import router
from hotline.administration.people_queries import PeopleFilters, get_whole_person, list_people
from hotline.administration.permissions import MANAGE_PEOPLE
from hotline.core.clock import now
from hotline.organizations.queries import get_department
from hotline.organizations.team_queries import list_teams


@router.get("/administration/people", auth=Requires(MANAGE_PEOPLE))
def get_people(request: HttpRequest, query: Query[PeopleQuery]) -> PeopleOut:
    """List people's accounts, 50 a page."""
    visitor = visitor_of(request)
    filters = PeopleFilters(
        text=query.text,
        role=query.role or "",
        department_id=query.department_id,
        team_id=query.team_id,
        state=query.state,
    )
    page = list_people(filters, query.cursor, now())
    items = [row_of(each, visitor) for each in page.people]
    return PeopleOut(items=items, total=page.total, next_cursor=page.next_cursor)


@router.get("/administration/people-choices", auth=Requires(MANAGE_PEOPLE))
def get_people_choices(request: HttpRequest) -> PeopleChoices:  # noqa: ARG001 - ninja passes it
    """Return the roles and teams a form offers."""
    return PeopleChoices(
        roles=[
            RoleChoice(role=role, label=label, needs_department=needs_department(role))
            for role, label in LABELS.items()
        ],
        teams=[
            TeamChoice(
                id=each.pk,
                name=each.name,
                leader=each.leader.display_name if each.leader else "",
            )
            for each in list_teams()
        ],
    )


@router.post("/administration/people", auth=Requires(MANAGE_PEOPLE))
def post_person(request: HttpRequest, body: CreatePersonBody) -> PasswordShown:
    """Create an account (开户); the provisional password is shown this once."""
    visitor, moment = visitor_of(request), now()
    user, password = open_account(
        username=body.username,
        display_name=body.display_name,
        grants=[grant_of(each) for each in body.grants],
        team_ids=frozenset(body.team_ids),
        by=visitor,
        now=moment,
    )
    person = person_of(get_whole_person(user.pk, moment), visitor)
    return PasswordShown(person=person, password=password)


@router.get("/administration/people/{int:user_id}", auth=Requires(MANAGE_PEOPLE))
def get_one_person(request: HttpRequest, user_id: int) -> PersonOut:
    """Return one person with their sessions."""
    return person_of(get_whole_person(user_id, now()), visitor_of(request))


def grant_of(body: GrantBody) -> Grant:
    """Return the role with its department's present name."""
    if body.department_id is None:
        return Grant(body.role)
    department = get_department(body.department_id)
    return Grant(body.role, DEPARTMENT, str(department.pk), department.short_name)
