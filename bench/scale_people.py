"""Print the people of ``bench.orders_scale`` as JSON: accounts with open sessions, by role.

Run as a program with an installation's environment, since one process knows one database.
"""

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.config.settings"

from bench.seeding import city_codes, open_session
from hotline.accounts.models import RoleGrant, User
from hotline.organizations.models import Department

FIRST = 10_000
"""The key of the first: made-up orders were registered by these (``tools.orders.drafts``)."""
DISPATCHERS = 4
HOTLINE = ("operator", "dispatcher", "reviewer", "follow_up_operator", "team_leader")


def _account(key: int, name: str, grants: list[dict[str, str]]) -> User:
    now = datetime.now(tz=UTC)
    user, _ = User.objects.get_or_create(
        pk=key,
        defaults={
            "username": f"scale{key}",
            "display_name": name,
            "password": "!",
            "must_change_password": False,
            "password_changed_at": now,
            "created_at": now,
        },
    )
    for each in grants:
        if not RoleGrant.objects.filter(user=user, **each).exists():
            RoleGrant.objects.create(user=user, **each)
    return user


def _handler(key: int, department: Department) -> User:
    scope = {"scope_kind": "department", "scope_key": str(department.pk)}
    label = {"scope_label": department.name}
    return _account(key, f"经办人{key}", [{"role": "handler", **scope, **label}])


def main(departments: list[int]) -> None:
    """Make who is lacking, open sessions, print; handlers for these departments."""
    people: dict[str, Any] = {}
    for position, role in enumerate(HOTLINE):
        user = _account(FIRST + position, role, [{"role": role}])
        people[role] = asdict(open_session(user))
    for position, key in enumerate(departments):
        user = _handler(FIRST + 300 + position, Department.objects.get(pk=key))
        people[f"handler{position}"] = asdict(open_session(user))
    both = [{"role": "operator"}, {"role": "dispatcher"}]
    crowd = [_account(FIRST + 400 + n, f"派单{n}", both) for n in range(DISPATCHERS)]
    people["crowd"] = [asdict(open_session(user)) for user in crowd]
    people["city"] = asdict(city_codes())
    json.dump(people, sys.stdout)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
