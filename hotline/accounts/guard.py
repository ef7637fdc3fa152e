"""The guard at every endpoint: which permission it asks, or why it is open to everybody.

Use as ninja's ``auth=``: ``auth=Requires(DISPATCH)`` or ``auth=Public("reason")``.
"""

from django.http import HttpRequest
from ninja.utils import check_csrf

from hotline.accounts.errors import MustChangePassword, SessionEnded
from hotline.accounts.models import User
from hotline.accounts.permission_registry import Permission
from hotline.accounts.queries import password_is_stale, visitor_for
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.core.errors import Forbidden, NotSignedIn


class Requires:
    """Let signed-in visitors through who hold the permission; None asks only for a session."""

    def __init__(self, permission: Permission | None, *, stale_password_ok: bool = False) -> None:
        """Keep what is asked; only the password page itself passes ``stale_password_ok``."""
        self.permission = permission
        self.stale_password_ok = stale_password_ok

    def __call__(self, request: HttpRequest) -> Visitor:
        """Return the visitor.

        Raises:
            NotSignedIn: no session, or it has ended.
            MustChangePassword: the password is provisional or too old.
            Forbidden: no role gives the permission, or the page is out of date (CSRF).

        """
        user = _signed_in(request)
        _refuse_forged(request)
        if not self.stale_password_ok and password_is_stale(user, now()):
            msg = "请先修改密码，再继续使用。"
            raise MustChangePassword(msg)
        visitor = visitor_for(user)
        if self.permission is not None and not visitor.has(self.permission):
            msg = f"您的角色没有“{self.permission.label}”权限。"
            raise Forbidden(msg)
        return visitor


class Public:
    """Open an endpoint to everybody; the reason is read by the reviewers of the house."""

    def __init__(self, reason: str, *, checks_csrf: bool = False) -> None:
        """Keep the reason; ``checks_csrf`` is for what begins or ends a session."""
        self.reason = reason
        self.checks_csrf = checks_csrf

    def __call__(self, request: HttpRequest) -> str:
        """Let everybody through."""
        if self.checks_csrf:
            _refuse_forged(request)
        return self.reason


def visitor_of(request: HttpRequest) -> Visitor:
    """Return the visitor whom :class:`Requires` let through."""
    visitor = request.auth  # type: ignore[attr-defined]  # ninja puts the guard's answer there
    if not isinstance(visitor, Visitor):
        msg = "登录已失效，请重新登录。"
        raise NotSignedIn(msg)
    return visitor


def _signed_in(request: HttpRequest) -> User:
    user = request.user
    if isinstance(user, User) and user.is_active:
        return user
    if getattr(request, "session_ended", ""):
        msg = "登录已超时，请重新登录；您填写的内容没有丢失。"
        raise SessionEnded(msg)
    msg = "登录已失效，请重新登录。"
    raise NotSignedIn(msg)


def _refuse_forged(request: HttpRequest) -> None:
    if check_csrf(request) is not None:
        msg = "页面已过期，请刷新后重试。"
        raise Forbidden(msg, code="csrf")
