"""The doors between an order and its written conversation (来源会话)."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.messaging.conversation_queries import get_visible, visible
from hotline.messaging.permissions import SEE_CONVERSATIONS
from hotline.workorders.api.present import order_row
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderRow
from hotline.workorders.queries import get_order, list_orders_of_contact


class OrderTalkView(Schema):
    """The conversation an order was registered from; null for a call, or one not to be seen."""

    conversation_id: UUID | None


@router.get("/work-orders/{number}/conversation", auth=Requires(SEE_CONVERSATIONS))
def get_origin(request: HttpRequest, number: str) -> OrderTalkView:
    """Name the conversation of an order, to who may see both."""
    visitor = visitor_of(request)
    contact_id = get_order(number, visitor).contact_id
    if contact_id is None:
        return OrderTalkView(conversation_id=None)
    found = visible(visitor).filter(contact_id=contact_id).values_list("pk", flat=True).first()
    return OrderTalkView(conversation_id=found)


@router.get("/conversations/{conversation_id}/orders", auth=Requires(SEE_CONVERSATIONS))
def get_orders(request: HttpRequest, conversation_id: UUID) -> list[OrderRow]:
    """List the orders registered from a conversation, to who may see it, oldest first."""
    visitor = visitor_of(request)
    conversation = get_visible(conversation_id, visitor)
    orders = list_orders_of_contact(conversation.contact_id, visitor)
    moment = now()
    return [order_row(each, moment) for each in orders]
