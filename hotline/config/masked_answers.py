"""Every answer to a department passes here: people's numbers in its texts are masked.

One place for all doors, so that a door somebody adds cannot forget it. The hotline's own
people get what is written; a department keeps what it wrote itself, and the one number a
dispatcher shared with it.
"""

from typing import Any

from django.http import HttpRequest
from ninja.renderers import JSONRenderer
from pydantic import BaseModel

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.numbers_in_text import hide_numbers
from hotline.workorders.permissions import sees_every_order

_OWN = frozenset({"results", "send_backs", "article_content"})
"""What departments wrote themselves, and what the knowledge base tells everybody."""
_NO_TEXT = frozenset({"phone", "number", "correlation_id", "id"})
"""A number on purpose: shown or masked by whoever answers."""


class MaskedRenderer(JSONRenderer):
    """JSON, with numbers masked in what goes to a department."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:
        """Write the answer."""
        if is_department(getattr(request, "auth", None)):
            plain = data.model_dump() if isinstance(data, BaseModel) else data
            data = masked(plain, but=_shared_number(plain))
        return super().render(request, data, response_status=response_status)


def is_department(visitor: object) -> bool:
    """Tell whether whoever asks works for a department and not for the hotline."""
    if not isinstance(visitor, Visitor):
        return False
    return Role.HANDLER in visitor.roles and not sees_every_order(visitor)


def masked(data: Any, *, but: str = "", key: str = "") -> Any:
    """Return an answer with the numbers in its texts hidden."""
    if isinstance(data, BaseModel):
        data = data.model_dump()
    if isinstance(data, str):
        return data if key in _NO_TEXT else hide_numbers(data, but=but)
    if isinstance(data, (list, tuple)):
        return [masked(each, but=but, key=key) for each in data]
    if isinstance(data, dict):
        return {
            name: each if name in _OWN else masked(each, but=but, key=name)
            for name, each in data.items()
        }
    return data


def _shared_number(data: Any) -> str:
    """Return the caller's number where this order shows it to the department."""
    caller = data.get("caller") if isinstance(data, dict) else None
    if not isinstance(caller, dict) or caller.get("is_phone_hidden", True):
        return ""
    return str(caller.get("phone", ""))
