"""What happens to accounts; a password is never part of it."""

from typing import ClassVar

from pydantic import Field

from hotline.core.eventlog import Happening


class _AccountHappening(Happening):
    subject_type: ClassVar[str] = "account"


class AccountCreated(_AccountHappening):
    """An account was created."""

    kind: ClassVar[str] = "account.created"
    label: ClassVar[str] = "创建账号"

    username: str
    is_robot: bool
    display_name: str = ""
    roles: list[str] = Field(default_factory=list)


class AccountDeactivated(_AccountHappening):
    """An account was switched off."""

    kind: ClassVar[str] = "account.deactivated"
    label: ClassVar[str] = "停用账号"

    username: str


class SignedIn(_AccountHappening):
    """Somebody signed in."""

    kind: ClassVar[str] = "account.signed_in"
    label: ClassVar[str] = "登录系统"

    address: str


class SignInRefused(_AccountHappening):
    """A sign-in failed; the name is kept only when it is an account's."""

    kind: ClassVar[str] = "account.sign_in_failed"
    label: ClassVar[str] = "登录失败"

    address: str
    reason: str


class SignedOut(_AccountHappening):
    """Somebody signed out."""

    kind: ClassVar[str] = "account.signed_out"
    label: ClassVar[str] = "退出登录"

    reason: str
    """``asked``, ``idle`` or ``too_old``."""


class PasswordChanged(_AccountHappening):
    """A password was changed."""

    kind: ClassVar[str] = "account.password_changed"
    label: ClassVar[str] = "修改密码"


class PasswordReset(_AccountHappening):
    """An administrator gave a provisional password."""

    kind: ClassVar[str] = "account.password_reset"
    label: ClassVar[str] = "重置密码"


class AccountActivated(_AccountHappening):
    """A switched-off account was switched on again, with a provisional password."""

    kind: ClassVar[str] = "account.activated"
    label: ClassVar[str] = "启用账号"

    username: str


class AccountRenamed(_AccountHappening):
    """The name people see was corrected."""

    kind: ClassVar[str] = "account.renamed"
    label: ClassVar[str] = "修改人员姓名"

    old: str
    new: str


class AccountUnlocked(_AccountHappening):
    """The lock after wrong passwords was lifted."""

    kind: ClassVar[str] = "account.unlocked"
    label: ClassVar[str] = "解除登录锁定"

    attempts: int


class SessionsEnded(_AccountHappening):
    """An administrator ended every session of the account."""

    kind: ClassVar[str] = "account.sessions_ended"
    label: ClassVar[str] = "结束登录会话"

    sessions: int


class _RolesChanged(_AccountHappening):
    role: str
    scope_label: str
    old: list[str]
    """All roles before, in words, and after."""
    new: list[str]


class RoleGranted(_RolesChanged):
    """The account may act in one more role."""

    kind: ClassVar[str] = "account.role_granted"
    label: ClassVar[str] = "授予角色"


class RoleRevoked(_RolesChanged):
    """The account may no longer act in a role."""

    kind: ClassVar[str] = "account.role_revoked"
    label: ClassVar[str] = "收回角色"
