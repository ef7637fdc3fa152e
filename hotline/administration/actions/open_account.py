"""Open an account for somebody (开户), with roles, teams and a provisional password."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.errors import ScopeRefused
from hotline.accounts.models import User
from hotline.accounts.passwords import generate_password
from hotline.accounts.rules.granting import fault_of_scope
from hotline.accounts.rules.usernames import fault_of_username, normalize_username
from hotline.accounts.visitor import Grant
from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.guarded import writing
from hotline.organizations.actions.set_teams import set_teams


def open_account(
    *,
    username: str,
    display_name: str,
    grants: Sequence[Grant],
    team_ids: AbstractSet[int],
    by: Actor,
    now: datetime,
) -> tuple[User, str]:
    """Return the account and its password, which is shown once and kept nowhere in clear.

    Raises:
        Invalid: no sign-in name of ours.
        UsernameTaken: another account has it.
        ScopeRefused: a role cannot be limited so, or must be.
        UnknownTeam: there is no such team.

    """
    if fault := fault_of_username(normalize_username(username)):
        raise Invalid(fault, fields={"username": fault})
    for each in grants:
        if fault := fault_of_scope(each.role, each.scope_kind, each.scope_key):
            raise ScopeRefused(fault, fields={"grants": fault})
    password = generate_password()
    with writing():
        user = create_account(
            username=username,
            display_name=display_name,
            password=password,
            grants=dict.fromkeys(grants),
            by=by,
            now=now,
        )
        if team_ids:
            set_teams(user_id=user.pk, belongs_to=team_ids, leads=set(), by=by, now=now)
    return user, password
