"""The door of calling from an order."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.floor_permissions import DIAL
from hotline.workorders.actions.call_caller import call_caller
from hotline.workorders.api.routing import router


class OrderCallView(Schema):
    """The call's id; what comes of it is told on the operator's page."""

    call_id: UUID


@router.post("/work-orders/{number}/call", auth=Requires(DIAL))
def post_call_caller(request: HttpRequest, number: str) -> OrderCallView:
    """Ring the visitor's desk, then the person of the order."""
    return OrderCallView(call_id=call_caller(number=number, by=visitor_of(request), now=now()))
