"""What the doors of accounts take and give."""

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text

_STRICT = ConfigDict(extra="forbid")


class SignInBody(Schema):
    """A name and a password; the password is taken as it is typed."""

    model_config = _STRICT
    username: Text = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=128)


class PasswordBody(Schema):
    """The present password and the wished one."""

    model_config = _STRICT
    old_password: str = Field(min_length=1, max_length=128)
    new_password: str = Field(min_length=1, max_length=128)


class RoleOut(Schema):
    """One role and where it holds."""

    role: str
    label: str
    scope_kind: str
    scope_key: str
    scope_label: str


class UserOut(Schema):
    """The signed-in account and what it may do."""

    id: int
    username: str
    display_name: str
    must_change_password: bool
    roles: list[RoleOut]
    permissions: list[str]


class SessionOut(Schema):
    """Whether somebody is signed in; the token goes into ``X-CSRFToken``."""

    authenticated: bool
    csrf_token: str
    user: UserOut | None
