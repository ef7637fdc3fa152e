"""Everybody who works in the stories; run as a program it gives each a robot's account."""

import json
import sys

DESKS = tuple(range(8021, 8033))
"""Seats of operators who are needed once each."""
DEPARTMENTS = {
    "zhao": "zongzhi-zhifa",
    "qian": "jiaotong",
    "sun": "gongjiao",
    "shui": "shuiwu",
}
"""Where the handlers work; the bus company is a unit of the transport bureau."""
ROSTER = [
    *(
        ("operator", name)
        for name in ("wang", "li", "chen", "lin", *(f"wang-{seat}" for seat in DESKS))
    ),
    ("dispatcher", "li"),
    *(("handler", name) for name in DEPARTMENTS),
    ("reviewer", "wu"),
    ("follow_up_operator", "zheng"),
    ("team_leader", "zhou"),
    ("administrator", "xu"),
]


def main() -> None:
    """Print everybody's account as one JSON list."""
    import django  # noqa: PLC0415 - only as a program

    django.setup()
    from hotline.accounts.actions.renew_robot import renew_robot  # noqa: PLC0415 - after setup
    from hotline.accounts.rules.roles import Role  # noqa: PLC0415 - after setup
    from hotline.config.city.first_accounts import grant_of  # noqa: PLC0415 - after setup
    from hotline.core.actor import SYSTEM  # noqa: PLC0415 - after setup
    from hotline.core.clock import now  # noqa: PLC0415 - after setup

    accounts = []
    for role, name in ROSTER:
        username = f"story-{role.replace('_', '-')}-{name}"
        grant = grant_of(Role(role), DEPARTMENTS[name] if role == "handler" else "")
        robot, password = renew_robot(username=username, grants=[grant], by=SYSTEM, now=now())
        words = {"role": role, "name": name, "username": username, "password": password}
        accounts.append({"id": robot.pk, **words})
    sys.stdout.write(json.dumps(accounts))


if __name__ == "__main__":
    main()
