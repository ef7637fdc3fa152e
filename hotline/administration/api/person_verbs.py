"""The doors of one person: one endpoint a verb."""

from django.http import HttpRequest

from hotline.accounts.actions.activate_account import activate_account
from hotline.accounts.actions.deactivate_account import deactivate_account
from hotline.accounts.actions.end_sessions import end_sessions
from hotline.accounts.actions.grant_role import grant_role
from hotline.accounts.actions.rename_account import rename_account
from hotline.accounts.actions.reset_password import reset_password
from hotline.accounts.actions.revoke_role import revoke_role
from hotline.accounts.actions.unlock_account import unlock_account
from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.people_queries import get_person
from hotline.accounts.rules.roles import DEPARTMENT
from hotline.accounts.visitor import Grant
from hotline.administration.api.people import grant_of
from hotline.administration.api.people_views import (
    GrantBody,
    PasswordShown,
    PersonOut,
    RenameBody,
    TeamsBody,
    person_of,
)
from hotline.administration.api.routing import router
from hotline.administration.people_queries import get_whole_person
from hotline.administration.permissions import MANAGE_PEOPLE
from hotline.core.clock import now
from hotline.organizations.actions.set_teams import set_teams

_ONE = "/administration/people/{int:user_id}"


@router.post(f"{_ONE}/rename", auth=Requires(MANAGE_PEOPLE))
def post_rename(request: HttpRequest, user_id: int, body: RenameBody) -> PersonOut:
    """Correct the name (修改姓名)."""
    by = visitor_of(request)
    rename_account(user_id=user_id, display_name=body.display_name, by=by, now=now())
    return _shown(request, user_id)


@router.post(f"{_ONE}/grant", auth=Requires(MANAGE_PEOPLE))
def post_grant(request: HttpRequest, user_id: int, body: GrantBody) -> PersonOut:
    """Grant a role (授予角色)."""
    grant_role(user_id=user_id, grant=grant_of(body), by=visitor_of(request), now=now())
    return _shown(request, user_id)


@router.post(f"{_ONE}/revoke", auth=Requires(MANAGE_PEOPLE))
def post_revoke(request: HttpRequest, user_id: int, body: GrantBody) -> PersonOut:
    """Revoke a role (收回角色); also of a department that is closed by now."""
    key = "" if body.department_id is None else str(body.department_id)
    grant = Grant(body.role, DEPARTMENT if key else "", key)
    revoke_role(user_id=user_id, grant=grant, by=visitor_of(request), now=now())
    return _shown(request, user_id)


@router.post(f"{_ONE}/teams", auth=Requires(MANAGE_PEOPLE))
def post_teams(request: HttpRequest, user_id: int, body: TeamsBody) -> PersonOut:
    """Say which teams they belong to and lead (调整班组)."""
    set_teams(
        user_id=user_id,
        belongs_to=frozenset(body.belongs_to),
        leads=frozenset(body.leads),
        by=visitor_of(request),
        now=now(),
    )
    return _shown(request, user_id)


@router.post(f"{_ONE}/deactivate", auth=Requires(MANAGE_PEOPLE))
def post_deactivation(request: HttpRequest, user_id: int) -> PersonOut:
    """Switch the account off (停用)."""
    get_person(user_id)
    deactivate_account(user_id=user_id, by=visitor_of(request), now=now())
    return _shown(request, user_id)


@router.post(f"{_ONE}/activate", auth=Requires(MANAGE_PEOPLE))
def post_activation(request: HttpRequest, user_id: int) -> PasswordShown:
    """Switch it on again (启用)."""
    password = activate_account(user_id=user_id, by=visitor_of(request), now=now())
    return PasswordShown(person=_shown(request, user_id), password=password)


@router.post(f"{_ONE}/reset-password", auth=Requires(MANAGE_PEOPLE))
def post_reset(request: HttpRequest, user_id: int) -> PasswordShown:
    """Give a provisional password (重置密码)."""
    get_person(user_id)
    password = reset_password(user_id=user_id, by=visitor_of(request), now=now())
    return PasswordShown(person=_shown(request, user_id), password=password)


@router.post(f"{_ONE}/unlock", auth=Requires(MANAGE_PEOPLE))
def post_unlock(request: HttpRequest, user_id: int) -> PersonOut:
    """Lift the lock after wrong passwords (解除锁定)."""
    unlock_account(user_id=user_id, by=visitor_of(request), now=now())
    return _shown(request, user_id)


@router.post(f"{_ONE}/end-sessions", auth=Requires(MANAGE_PEOPLE))
def post_end_sessions(request: HttpRequest, user_id: int) -> PersonOut:
    """Sign every browser of theirs out (结束会话)."""
    end_sessions(user_id=user_id, by=visitor_of(request), now=now())
    return _shown(request, user_id)


def _shown(request: HttpRequest, user_id: int) -> PersonOut:
    return person_of(get_whole_person(user_id, now()), visitor_of(request))
