"""Check rows of people against the accounts, departments and teams that exist."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.accounts.models import User
from hotline.accounts.rules.roles import DEPARTMENT, Role, needs_department
from hotline.accounts.rules.usernames import normalize_username
from hotline.accounts.visitor import Grant
from hotline.administration.rules.people_file import CheckedRow, PersonRow, check
from hotline.organizations.models import Department, Team
from hotline.organizations.queries import list_departments
from hotline.organizations.team_queries import list_teams


@dataclass(frozen=True, slots=True)
class Places:
    """Departments and teams by every name a file may call them."""

    departments: dict[str, Department]
    teams: dict[str, Team]

    def grants_for(self, row: CheckedRow) -> list[Grant]:
        """Return the roles of a row without faults."""
        return [
            self._limited(role, row.row.department) if needs_department(role) else Grant(role)
            for role in row.roles
        ]

    def _limited(self, role: Role, name: str) -> Grant:
        department = self.departments[name]
        return Grant(role, DEPARTMENT, str(department.pk), department.short_name)


def load_places() -> Places:
    """Return what a file may speak of."""
    departments: dict[str, Department] = {}
    for each in list_departments():
        for name in (each.short_name, each.name, each.code):
            departments[name] = each
    teams = {name: each for each in list_teams() for name in (each.name, each.code)}
    return Places(departments, teams)


def check_people(rows: Sequence[PersonRow], places: Places) -> list[CheckedRow]:
    """Return every row with what is wrong with it."""
    names = {normalize_username(each.username) for each in rows}
    taken = User.objects.filter(username__in=names).values_list("username", flat=True)
    return check(
        rows,
        taken=frozenset(taken),
        departments=frozenset(places.departments),
        teams=frozenset(places.teams),
    )
