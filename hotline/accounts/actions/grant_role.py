"""Let an account act in one more role (授予角色)."""

from datetime import datetime

from hotline.accounts.actions._refusals import refuse_own
from hotline.accounts.errors import ScopeRefused
from hotline.accounts.events import RoleGranted
from hotline.accounts.models import RoleGrant, User
from hotline.accounts.people_queries import get_person_locked, grants_of
from hotline.accounts.rules.granting import fault_of_scope
from hotline.accounts.visitor import Grant, words_of
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def grant_role(*, user_id: int, grant: Grant, by: Actor, now: datetime) -> User:
    """Grant it from the next request on; what is held already changes nothing.

    Raises:
        NotFound: there is no such person.
        OwnAccount: the administrator's own.
        ScopeRefused: the role cannot be limited so, or must be.

    """
    refuse_own(user_id, by, "更改角色")
    if fault := fault_of_scope(grant.role, grant.scope_kind, grant.scope_key):
        raise ScopeRefused(fault, fields={"department_id": fault})
    with writing():
        user = get_person_locked(user_id)
        held = grants_of(user)
        if grant in held:
            return user
        RoleGrant.objects.create(
            user=user,
            role=grant.role,
            scope_kind=grant.scope_kind,
            scope_key=grant.scope_key,
            scope_label=grant.scope_label,
        )
        granted = RoleGranted(
            role=grant.role,
            scope_label=grant.scope_label,
            old=words_of(held),
            new=words_of([*held, grant]),
        )
        record(granted, subject_id=user.pk, by=by, now=now, correlation_id=None)
    return user
