"""What happens to accounts; a password is never part of it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _AccountHappening(Happening):
    subject_type: ClassVar[str] = "account"


class AccountCreated(_AccountHappening):
    """An account was created."""

    kind: ClassVar[str] = "account.created"
    label: ClassVar[str] = "创建账号"

    username: str
    is_robot: bool


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
