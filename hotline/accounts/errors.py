"""What sign-in and accounts refuse, in words for people."""

from hotline.core.errors import Forbidden, Invalid, NotSignedIn, Refusal


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
