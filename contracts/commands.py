"""What the business side asks of call control over its loopback HTTP door.

``POST /commands/<name>`` with ``Authorization: Bearer <HOTLINE_COMMAND_SECRET>``.
"""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class _Command(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlaceCall(_Command):
    """Ring the operator, then the citizen (``POST /commands/place_call``), CB-05."""

    call_id: UUID
    correlation_id: UUID
    operator_id: int
    number: str
    purpose: Literal["follow_up"]
    reference: str


class SignOutOperator(_Command):
    """The business side ended the operator's session (``POST /commands/sign_out_operator``)."""

    operator_id: int


class CommandResult(_Command):
    """The answer to every command; ``code`` is a word, ``message`` is Chinese for the user."""

    ok: bool
    code: str = ""
    message: str = ""
