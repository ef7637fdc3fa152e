"""What other systems may read: nothing about a person, nothing that is secret."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from hotline.core.crypto.cipher import blind_index
from hotline.exchange.errors import NoPartner
from hotline.exchange.models import Partner
from hotline.exchange.rules.bodies import Row
from hotline.exchange.rules.georeport import CLOSED, OPEN, RequestSearch
from hotline.messaging.models import Conversation
from hotline.messaging.queries import find_by_receipt
from hotline.portal.rules.progress import PUBLIC_STATES
from hotline.reference.models import Topic
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.workflow import State


def get_partner(key: str, *, may_write: bool = False) -> Partner:
    """Return the system of a key.

    Raises:
        NoPartner: the key is missing or unknown, or only reads.

    """
    found = Partner.objects.filter(key_index=blind_index(key), is_active=True).first()
    if not key or found is None:
        msg = "api_key 缺失或无效。"
        raise NoPartner(msg)
    if may_write and not found.may_write:
        msg = "这个 api_key 只能查询，不能提交。"
        raise NoPartner(msg)
    return found


def list_services() -> list[Row]:
    """Return the topics an appeal may be about."""
    topics = Topic.objects.filter(parent__isnull=False, is_active=True).select_related("parent")
    return [_service(each) for each in topics.order_by("code")]


def find_service(code: str) -> Topic | None:
    """Return the topic of a service code."""
    return Topic.objects.filter(code=code[:12], parent__isnull=False, is_active=True).first()


def list_requests(search: RequestSearch) -> list[Row]:
    """Return the requests of one page, newest first."""
    orders = _public().filter(registered_at__gte=search.begins, registered_at__lte=search.ends)
    if search.ids:
        orders = _public().filter(number__in=search.ids)
    if search.service_codes:
        orders = orders.filter(topic__code__in=search.service_codes)
    if search.status:
        closed = Q(state=State.CLOSED)
        orders = orders.filter(closed if search.status == CLOSED else ~closed)
    begins = (search.page - 1) * search.page_size
    return _requests(orders.order_by("-pk")[begins : begins + search.page_size])


def find_request(number: str) -> list[Row]:
    """Return one request in a list, or none."""
    return _requests(_public().filter(number=number[:20]))


def numbers_of_token(token: str) -> tuple[bool, list[str]]:
    """Tell whether a token is known, and the orders registered from what was posted."""
    conversation = find_by_receipt(token)
    if conversation is None:
        return False, []
    return True, list(_orders_of(conversation).values_list("number", flat=True))


def _orders_of(conversation: Conversation) -> QuerySet[WorkOrder]:
    return WorkOrder.objects.filter(contact_id=conversation.contact_id).order_by("pk")


def _public() -> QuerySet[WorkOrder]:
    open_to_all = WorkOrder.objects.filter(secrecy=Secrecy.NORMAL, is_confidential=False)
    return open_to_all.select_related("topic", "department", "area__parent")


def _requests(orders: Iterable[WorkOrder]) -> list[Row]:
    return [_request(each) for each in orders]


def _service(topic: Topic) -> Row:
    return {
        "service_code": topic.code,
        "service_name": topic.name,
        "description": f"{topic.parent}：{topic.name}",
        "metadata": True,
        "type": "batch",
        "keywords": "",
        "group": str(topic.parent),
    }


def _request(order: WorkOrder) -> Row:
    is_closed = order.state == State.CLOSED
    changed = order.closed_at or order.handled_at or order.registered_at
    area = order.area
    return {
        "service_request_id": order.number,
        "status": CLOSED if is_closed else OPEN,
        "status_notes": PUBLIC_STATES[State(order.state)],
        "service_name": order.topic.name,
        "service_code": order.topic.code,
        "description": None,
        "agency_responsible": order.department.name if order.department else None,
        "service_notice": None,
        "requested_datetime": order.registered_at.isoformat(),
        "updated_datetime": changed.isoformat(),
        "expected_datetime": order.due_at.isoformat() if order.due_at else None,
        "address": area.full_name,
        "address_id": area.code,
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
    }
