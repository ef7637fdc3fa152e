"""Refusals: what a user asked for and cannot have, with a code and a Chinese sentence."""

from collections.abc import Mapping
from typing import Self


class Refusal(Exception):
    """A request that is refused and has changed nothing.

    Attributes:
        code: a stable English word for programs, such as ``not_allowed_here``.
        message: a Chinese sentence for the person.
        status: the HTTP status a door answers with.
        fields: field name → Chinese sentence, when single fields are at fault.

    """

    code = "refused"
    status = 409

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> None:
        """Keep the sentence, and the fields at fault."""
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.fields = dict(fields or {})


class Invalid(Refusal):
    """What was sent is incomplete or malformed."""

    code = "invalid"
    status = 422

    @classmethod
    def in_fields(cls, faults: Mapping[str, str]) -> Self:
        """Return the refusal of a form; the fields at fault say themselves what is wrong."""
        return cls("提交的内容有误，请按提示修改。", fields=faults)


class NotFound(Refusal):
    """It does not exist, or the visitor may not know that it does."""

    code = "not_found"
    status = 404


class Forbidden(Refusal):
    """The visitor's roles do not allow this."""

    code = "forbidden"
    status = 403


class NotSignedIn(Refusal):
    """There is no valid session."""

    code = "not_signed_in"
    status = 401


class Conflict(Refusal):
    """The state of things does not allow this now."""

    code = "conflict"
    status = 409


class Unavailable(Refusal):
    """Another part of the system does not answer right now."""

    code = "unavailable"
    status = 503
