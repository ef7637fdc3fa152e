"""Load the list of people, and one person with everything an administrator sees of them."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.accounts.models import User
from hotline.accounts.people_queries import (
    OpenSession,
    get_person,
    grants_of,
    list_locked,
    list_open_sessions,
    people,
)
from hotline.accounts.rules.roles import DEPARTMENT, LABELS, Role
from hotline.accounts.rules.usernames import normalize_username
from hotline.accounts.visitor import Grant
from hotline.organizations.models import Team
from hotline.organizations.team_queries import list_teams_led_by, list_teams_of

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilters:
    """Whom a list of people shows."""

    text: str = ""
    role: str = ""
    department_id: int | None = None
    team_id: int | None = None
    state: str = ""
    """``active``, ``off``, ``locked``, ``provisional`` or ``signed_in``."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the list shows them."""

    user: User
    grants: list[Grant]
    teams: list[Team]
    locked_until: datetime | None
    sessions: list[OpenSession] = field(default_factory=list)
    leads: list[Team] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of people, how many there are in all, and where the next page begins."""

    people: list[Person]
    total: int
    next_cursor: str | None


def list_people(filters: PeopleFilters, cursor: str, now: datetime) -> PeoplePage:
    """Return people by sign-in name, after the cursor, which is one."""
    locked, opened = list_locked(now), list_open_sessions(now)
    found = _filtered(filters, set(locked), {each.user_id for each in opened})
    rows = list(found.filter(username__gt=cursor).order_by("username")[: PAGE + 1])
    teams = list_teams_of(each.pk for each in rows)
    shown = [
        Person(
            user,
            _sorted(grants_of(user)),
            teams.get(user.pk, []),
            locked.get(user.username),
            [each for each in opened if each.user_id == user.pk],
        )
        for user in rows[:PAGE]
    ]
    more = rows[PAGE - 1].username if len(rows) > PAGE else None
    return PeoplePage(shown, found.count(), more)


def get_whole_person(user_id: int, now: datetime) -> Person:
    """Return one person.

    Raises:
        NotFound: there is none.

    """
    user = get_person(user_id)
    return Person(
        user,
        _sorted(grants_of(user)),
        list(list_teams_of([user.pk]).get(user.pk, [])),
        list_locked(now).get(user.username),
        list_open_sessions(now, user.pk),
        list_teams_led_by(user.pk),
    )


def _filtered(filters: PeopleFilters, locked: set[str], signed_in: set[int]) -> QuerySet[User]:
    found = people().prefetch_related("grants")
    if words := filters.text.strip():
        name = normalize_username(words)
        found = found.filter(Q(username__contains=name) | Q(display_name__contains=words))
    if filters.role:
        found = found.filter(grants__role=filters.role)
    if filters.department_id is not None:
        scope = {"grants__scope_kind": DEPARTMENT, "grants__scope_key": str(filters.department_id)}
        found = found.filter(**scope)
    if filters.team_id is not None:
        found = found.filter(teams=filters.team_id)
    states = {
        "active": Q(is_active=True),
        "off": Q(is_active=False),
        "locked": Q(username__in=locked),
        "provisional": Q(is_active=True, must_change_password=True),
        "signed_in": Q(pk__in=signed_in, is_active=True),
    }
    return found.filter(states.get(filters.state, Q())).distinct()


def _sorted(grants: list[Grant]) -> list[Grant]:
    order = list(LABELS)
    return sorted(grants, key=lambda each: (order.index(Role(each.role)), each.scope_key))
