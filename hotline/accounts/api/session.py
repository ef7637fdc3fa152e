"""Sign in, sign out, who am I, change my password."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router

from hotline.accounts import sessions
from hotline.accounts.actions.change_password import change_password
from hotline.accounts.actions.sign_in import sign_in
from hotline.accounts.actions.sign_out import sign_out
from hotline.accounts.api.schemas import PasswordBody, RoleOut, SessionOut, SignInBody, UserOut
from hotline.accounts.guard import Public, Requires, visitor_of
from hotline.accounts.models import User
from hotline.accounts.permission_registry import permissions_of
from hotline.accounts.queries import get_user, password_is_stale, visitor_for
from hotline.accounts.rules.roles import LABELS
from hotline.core.clock import now

router = Router(tags=["session"])


@router.get("/session", auth=Public("the page asks whether it must show the sign-in form"))
def get_session(request: HttpRequest) -> SessionOut:
    """Return who is signed in, and the token that writing requests must carry."""
    return _session_of(request)


@router.post("/session", auth=Public("signing in comes before having a session", checks_csrf=True))
def open_session(request: HttpRequest, body: SignInBody) -> SessionOut:
    """Sign in."""
    sign_in(request, username=body.username, password=body.password, now=now())
    return _session_of(request)


@router.delete("/session", auth=Public("signing out twice is no error", checks_csrf=True))
def close_session(request: HttpRequest) -> SessionOut:
    """Sign out."""
    sign_out(request, now=now())
    return _session_of(request)


@router.post("/session/password", auth=Requires(None, stale_password_ok=True))
def post_password(request: HttpRequest, body: PasswordBody) -> SessionOut:
    """Change one's own password; this session stays, all others end."""
    moment = now()
    user = change_password(
        user_id=visitor_of(request).user_id,
        old_password=body.old_password,
        new_password=body.new_password,
        now=moment,
    )
    update_session_auth_hash(request, user)
    sessions.begin(request.session, moment)
    return _session_of(request)


def _session_of(request: HttpRequest) -> SessionOut:
    user = request.user
    return SessionOut(
        authenticated=isinstance(user, User),
        csrf_token=get_token(request),
        user=_user_out(get_user(user.pk)) if isinstance(user, User) else None,
    )


def _user_out(user: User) -> UserOut:
    visitor = visitor_for(user)
    return UserOut(
        id=user.pk,
        username=user.username,
        display_name=user.display_name,
        must_change_password=password_is_stale(user, now()),
        roles=[
            RoleOut(
                role=grant.role,
                label=LABELS[grant.role],
                scope_kind=grant.scope_kind,
                scope_key=grant.scope_key,
                scope_label=grant.scope_label,
            )
            for grant in sorted(visitor.grants, key=lambda each: (each.role, each.scope_key))
        ],
        permissions=[each.name for each in permissions_of(visitor.roles)],
    )
