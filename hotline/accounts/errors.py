"""What sign-in and accounts refuse, in words for people."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotSignedIn, Refusal


class SignInFailed(Refusal):
    """The name or the password is wrong; which of them is not said."""

    code = "sign_in_failed"
    status = 401


class LockedOut(Refusal):
    """Too many wrong passwords from this address for this account."""

    code = "locked_out"
    status = 429


class SessionEnded(NotSignedIn):
    """The session is over: idle for too long, or as old as a session may be."""

    code = "session_ended"


class MustChangePassword(Forbidden):
    """The password must be changed before anything else."""

    code = "must_change_password"


class PasswordRefused(Invalid):
    """The new password breaks the policy; every broken rule is said."""

    code = "password_refused"


class UsernameTaken(Invalid):
    """Another account has this name."""

    code = "username_taken"


class OwnAccount(Conflict):
    """Nobody administers their own account; another administrator does."""

    code = "own_account"


class LastAdministrator(Conflict):
    """Nobody would be left to administer the platform."""

    code = "last_administrator"


class ScopeRefused(Invalid):
    """The role cannot be granted for this scope."""

    code = "scope_refused"


class AlreadyActive(Conflict):
    """The account is switched on already."""

    code = "already_active"
