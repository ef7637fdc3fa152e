"""The doors of confidentiality: security levels, and calls that show nobody's number."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.masking import mask_phone
from hotline.core.text import Text
from hotline.workorders.actions.ask_relay import ask_relay
from hotline.workorders.actions.set_secrecy import set_secrecy
from hotline.workorders.actions.use_relay import use_relay
from hotline.workorders.api.after import shown
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState
from hotline.workorders.models import RelayPass
from hotline.workorders.permissions import RELAY, SET_SECRECY, VIEW
from hotline.workorders.rules.registration import MAX_PHONE
from hotline.workorders.rules.secrecy import LEVELS, Secrecy


class SecrecyLevelView(Schema):
    """A security level and who sees such orders."""

    value: Secrecy
    label: str
    why: str


class SecrecyBody(Body):
    """Which level, and why."""

    secrecy: Secrecy
    reason: Annotated[Text, Field(max_length=500)]


class RelayBody(Body):
    """Which phone rings first, and what the call is for."""

    phone: Annotated[Text, Field(max_length=MAX_PHONE)]
    reason: Annotated[Text, Field(max_length=200)]


class RelayPassView(Schema):
    """A pass: good once, until then."""

    id: UUID
    phone: str
    valid_until: datetime
    call_id: UUID | None


@router.get("/secrecy-levels", auth=Requires(VIEW))
def get_secrecy_levels(request: HttpRequest) -> list[SecrecyLevelView]:  # noqa: ARG001 - ninja passes it
    """List the security levels (密级)."""
    return [
        SecrecyLevelView(value=each, label=level.label, why=level.why)
        for each, level in LEVELS.items()
    ]


@router.post("/work-orders/{number}/secrecy", auth=Requires(SET_SECRECY))
def post_secrecy(request: HttpRequest, number: str, body: SecrecyBody) -> OrderState:
    """Change how closely the order is kept (调整密级)."""
    visitor = visitor_of(request)
    order = set_secrecy(
        number=number, secrecy=body.secrecy, reason=body.reason, by=visitor, now=now()
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/relay-passes", auth=Requires(RELAY))
def post_relay_pass(request: HttpRequest, number: str, body: RelayBody) -> RelayPassView:
    """Ask for one call with the citizen through the hotline (申请中转通话)."""
    visitor = visitor_of(request)
    made = ask_relay(number=number, phone=body.phone, reason=body.reason, by=visitor, now=now())
    return _view(made)


@router.post("/relay-passes/{pass_id}/call", auth=Requires(RELAY))
def post_relay_call(request: HttpRequest, pass_id: UUID) -> RelayPassView:
    """Ring the handler's phone, then the citizen's (拨打中转通话)."""
    return _view(use_relay(pass_id=pass_id, by=visitor_of(request), now=now()))


def _view(each: RelayPass) -> RelayPassView:
    return RelayPassView(
        id=each.pk,
        phone=mask_phone(each.phone),
        valid_until=each.valid_until,
        call_id=each.call_id,
    )
