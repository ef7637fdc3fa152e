"""Let an account no longer act in a role (收回角色)."""

from datetime import datetime

from hotline.accounts.actions._refusals import keep_an_administrator, refuse_own
from hotline.accounts.events import RoleRevoked
from hotline.accounts.models import User
from hotline.accounts.people_queries import get_person_locked, grants_of
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant, words_of
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def revoke_role(*, user_id: int, grant: Grant, by: Actor, now: datetime) -> User:
    """Revoke it from the next request on; what is not held changes nothing.

    Raises:
        NotFound: there is no such person.
        OwnAccount: the administrator's own.
        LastAdministrator: nobody would be left to administer.

    """
    refuse_own(user_id, by, "更改角色")
    with writing():
        if grant.role is Role.ADMINISTRATOR:
            keep_an_administrator(user_id)
        user = get_person_locked(user_id)
        held = grants_of(user)
        if grant not in held:
            return user
        user.grants.filter(
            role=grant.role, scope_kind=grant.scope_kind, scope_key=grant.scope_key
        ).delete()
        revoked = RoleRevoked(
            role=grant.role,
            scope_label=next(each.scope_label for each in held if each == grant),
            old=words_of(held),
            new=words_of(each for each in held if each != grant),
        )
        record(revoked, subject_id=user.pk, by=by, now=now, correlation_id=None)
    return user
