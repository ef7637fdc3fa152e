"""What the doors of the portal share."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Schema
from pydantic import ConfigDict


class Body(Schema):
    """The base of what citizens send: nothing that was not asked for."""

    model_config = ConfigDict(extra="forbid")


class ReceiptView(Schema):
    """With what the citizen follows it."""

    number: str
    code: str
    due_at: datetime | None = None


class SaidFileView(Schema):
    """A file that was sent along."""

    name: str
    state_label: str
    fault: str


class CitizenMessageView(Schema):
    """One message; ``position`` counts from 1."""

    position: int
    is_ours: bool
    text: str
    written_at: datetime
    files: list[SaidFileView]


def address_of(request: HttpRequest) -> str:
    """Return where the request came from, as the web server knows it."""
    return str(request.META.get("REMOTE_ADDR", ""))
