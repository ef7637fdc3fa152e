"""Load orders; what a visitor may not see is not found."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.citizens.queries import ids_of_person
from hotline.core.models import Event
from hotline.workorders.errors import NoSuchOrder
from hotline.workorders.kin import split_into
from hotline.workorders.models import Attachment, Link, Registration, WorkOrder
from hotline.workorders.permissions import (
    handler_departments,
    hidden_secrecy,
    require,
    sees_every_order,
)
from hotline.workorders.rules.numbering import looks_like_number
from hotline.workorders.rules.workflow import State, Transition, Verb
from hotline.workorders.seen_versions import refuse_unseen
from hotline.workorders.turns import allotted_to, helped_by

NO_SUCH_ORDER = "没有找到这个工单，或您无权查看。"
_OVER = (State.SPLIT, State.MERGED, State.CLOSED)


def visible_orders(visitor: Visitor) -> QuerySet[WorkOrder]:
    """Return the orders the visitor may know of.

    The hotline's own: all whose security level they may see; a department: those it leads,
    helps with, or was handed down by the department above it.
    """
    orders = WorkOrder.objects.all()
    if sees_every_order(visitor):
        return orders.filter(cleared(visitor))
    return orders.filter(_in_hand(handler_departments(visitor)))


def _in_hand(departments: frozenset[int]) -> Q:
    """Return which orders departments lead, help with, or were handed down."""
    inside = Q(pk__in=helped_by(departments)) | Q(pk__in=allotted_to(departments))
    return Q(department_id__in=departments) | inside


def cleared(visitor: Visitor, prefix: str = "") -> Q:
    """Return which orders' security level (密级) the visitor may see as one of the hotline's own.

    ``prefix`` is the way to the order from another table, such as ``order__``.
    """
    hidden = hidden_secrecy(visitor)
    if not hidden:
        return Q()
    own = Q(**{f"{prefix}registered_by_id": visitor.user_id})
    return ~Q(**{f"{prefix}secrecy__in": sorted(hidden)}) | own


def get_order(number: str, visitor: Visitor) -> WorkOrder:
    """Return one order with its department, topic and area.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.

    """
    if looks_like_number(number):
        seen = visible_orders(visitor)
        related = seen.select_related(
            *("department", "topic", "area__parent", "desk", "registration", "original_words")
        )
        order = related.filter(number=number).first()
        if order is not None:
            return order
    raise NoSuchOrder(NO_SUCH_ORDER)


def get_order_for(verb: Verb, number: str, visitor: Visitor) -> tuple[WorkOrder, Transition]:
    """Return the locked order and where the verb leads; call it inside ``writing()``.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        ChangedMeanwhile: it is no longer what the visitor saw.
        NotNow: the order's state does not allow the verb.
        WrongRole: the visitor's roles do not.

    """
    order = get_order_locked(number, visitor)
    return order, require(order, verb, visitor)


def get_order_locked(number: str, visitor: Visitor) -> WorkOrder:
    """Return a visible order, locked; for what may be done in any state, inside ``writing()``.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        ChangedMeanwhile: it is no longer what the visitor saw.

    """
    if looks_like_number(number):
        order = visible_orders(visitor).select_for_update().filter(number=number).first()
        if order is not None:
            refuse_unseen(order, visitor)
            return order
    raise NoSuchOrder(NO_SUCH_ORDER)


def get_locked(order_id: int) -> WorkOrder:
    """Return the locked order for a domain above that already knows it."""
    return WorkOrder.objects.select_for_update().get(pk=order_id)


def find_by_number(number: str) -> WorkOrder | None:
    """Return an order for somebody who proves otherwise that they may see it (the portal)."""
    if not looks_like_number(number):
        return None
    return WorkOrder.objects.select_related("department").filter(number=number).first()


def list_orders_of_registration(registration: Registration) -> list[WorkOrder]:
    """Return the orders one press of the button made, in order."""
    orders = registration.orders.select_related("department", "topic", "area__parent")
    return list(orders.order_by("id"))


def count_open_orders_of(department_id: int) -> int:
    """Return how many open orders a department leads, helps with, or was handed down."""
    orders = WorkOrder.objects.filter(_in_hand(frozenset({department_id})))
    return orders.exclude(state__in=_OVER).count()


def list_siblings(order: WorkOrder, visitor: Visitor) -> list[WorkOrder]:
    """Return the other visible orders that came from the same registration."""
    orders = visible_orders(visitor).filter(registration_id=order.registration_id)
    return list(orders.exclude(pk=order.pk).order_by("id"))


def list_links(order: WorkOrder, visitor: Visitor) -> list[Link]:
    """Return the links from and to an order whose other end the visitor may see, oldest first."""
    seen = Q(earlier__in=visible_orders(visitor), later__in=visible_orders(visitor))
    links = Link.objects.filter(Q(earlier=order) | Q(later=order), seen)
    return list(links.select_related("earlier", "later").order_by("id"))


def list_orders_of_citizen(
    citizen_id: int, visitor: Visitor, *, limit: int = 10
) -> list[WorkOrder]:
    """Return a person's latest orders the visitor may see, newest first, of all merged files."""
    orders = visible_orders(visitor).filter(citizen_id__in=ids_of_person(citizen_id))
    return list(
        orders.select_related("department", "topic", "area__parent", "desk").order_by("-id")[:limit]
    )


def list_orders_of_contact(contact_id: int, visitor: Visitor) -> list[WorkOrder]:
    """Return the orders of one contact the visitor may see, oldest first."""
    orders = visible_orders(visitor).filter(contact_id=contact_id)
    return list(orders.select_related("department", "topic", "area__parent", "desk").order_by("id"))


def list_unclaimed(ids: Iterable[UUID], visitor: Visitor) -> list[Attachment]:
    """Return the visitor's own uploads that belong to nothing yet, locked."""
    own = Attachment.objects.filter(uploaded_by_id=visitor.user_id, order__isnull=True)
    return list(own.select_for_update().filter(pk__in=set(ids)))


def get_attachment(attachment_id: UUID, visitor: Visitor) -> Attachment:
    """Return a file of a visible order, or the visitor's own upload.

    A department that has a part of a split order may open what the citizen sent with the whole.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.

    """
    found = Attachment.objects.select_related("order").filter(pk=attachment_id).first()
    if found is not None:
        if found.order is None and found.uploaded_by_id == visitor.user_id:
            return found
        is_ours = sees_every_order(visitor)
        is_hidden = found.is_internal and not is_ours
        where = Q(pk=found.order_id)
        if found.order_id and found.is_of_order and not is_ours:
            where |= split_into(found.order_id)
        seen = visible_orders(visitor).filter(where)
        if found.order is not None and not is_hidden and seen.exists():
            return found
    msg = "没有找到这个附件，或您无权查看。"
    raise NoSuchOrder(msg)


def list_events_of_order(order: WorkOrder, *, with_story: bool) -> list[Event]:
    """Return the order's events, oldest first; with its story, also call, contact, follow-up.

    Events of other orders of the same story are left out, and of things that belong to them.
    """
    own = Q(subject_type="work_order", subject_id=order.number)
    if with_story:
        story = Q(correlation_id=order.correlation_id) & ~Q(subject_type="work_order")
        elsewhere = Q(details__has_key="number") & ~Q(details__number=order.number)
        own |= story & ~elsewhere
    return list(Event.objects.filter(own).order_by("happened_at", "id"))
