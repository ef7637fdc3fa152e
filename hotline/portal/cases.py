"""A case (案件): what a receipt or an order's number opens for the citizen who has its code."""

from dataclasses import dataclass

from hotline.messaging.models import Conversation
from hotline.messaging.queries import find_by_contact, find_by_receipt
from hotline.portal.models import Following
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import find_by_number

_RECEIPT = "L"


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation, its orders, or both; ``is_own`` is False for a case one follows."""

    number: str
    code: str
    conversation: Conversation | None
    orders: tuple[WorkOrder, ...]
    is_own: bool = True


def find_case(number: str) -> Case | None:
    """Return the case of a receipt number or of an order's."""
    written = number.strip().upper()
    return _of_receipt(written) if written.startswith(_RECEIPT) else _of_order(written)


def _of_receipt(number: str) -> Case | None:
    conversation = find_by_receipt(number)
    if conversation is None:
        return None
    following = Following.objects.filter(conversation=conversation)
    followed = following.select_related("order__department", "order__topic").first()
    if followed is not None:
        return Case(number, conversation.code, conversation, (followed.order,), is_own=False)
    registered = WorkOrder.objects.filter(contact_id=conversation.contact_id)
    orders = registered.select_related("department", "topic").order_by("id")
    return Case(conversation.number, conversation.code, conversation, tuple(orders))


def _of_order(number: str) -> Case | None:
    order = find_by_number(number)
    if order is None:
        return None
    talked = find_by_contact(order.contact_id) if order.contact_id else None
    return Case(order.number, order.query_code, talked, (order,))
