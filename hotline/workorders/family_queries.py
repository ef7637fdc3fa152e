"""Load orders that belong together."""

from django.db.models import QuerySet

from hotline.accounts.visitor import Visitor
from hotline.workorders.errors import NoSuchOrder
from hotline.workorders.models import Link, Merge, Repeat, WorkOrder
from hotline.workorders.queries import NO_SUCH_ORDER, visible_orders
from hotline.workorders.rules.families import is_being_handled
from hotline.workorders.rules.numbering import looks_like_number
from hotline.workorders.rules.workflow import State
from hotline.workorders.seen_versions import refuse_unseen


def parent_of(order: WorkOrder) -> WorkOrder | None:
    """Return the order this one was split from."""
    tie = Link.objects.filter(later=order, kind=Link.Kind.SPLIT).select_related("earlier").first()
    return tie.earlier if tie else None


def parts_of(order: WorkOrder) -> QuerySet[WorkOrder]:
    """Return the orders this one was split into, oldest first."""
    ties = Link.objects.filter(earlier=order, kind=Link.Kind.SPLIT)
    return WorkOrder.objects.filter(pk__in=ties.values("later_id")).order_by("id")


def top_of(order: WorkOrder) -> WorkOrder:
    """Return where the family begins: the order itself when it was never split."""
    above = parent_of(order)
    return top_of(above) if above else order


def leaves_of(order: WorkOrder) -> list[WorkOrder]:
    """Return the orders that are really handled, down every split; one that is whole is its own."""
    parts = list(parts_of(order))
    if not parts:
        return [order]
    return [leaf for part in parts for leaf in leaves_of(part)]


def family_of(order: WorkOrder) -> list[WorkOrder]:
    """Return every order one follow-up covers, the order among them."""
    return leaves_of(top_of(order))


def is_anybody_at_work(family: list[WorkOrder]) -> bool:
    """Tell whether some part is still on its way to being handled."""
    return any(is_being_handled(State(each.state)) for each in family)


def lock_both(number: str, other: str, visitor: Visitor) -> tuple[WorkOrder, WorkOrder]:
    """Lock two visible orders, always in the same order, so that two people never wait in a ring.

    Raises:
        NoSuchOrder: there is no such order, or the visitor may not see it.
        ChangedMeanwhile: the first is no longer what the visitor saw.

    """
    numbers = [each for each in (number, other) if looks_like_number(each)]
    seen = visible_orders(visitor).filter(number__in=numbers).order_by("id")
    found = {each.number: each for each in seen.select_for_update()}
    if number not in found or other not in found:
        raise NoSuchOrder(NO_SUCH_ORDER)
    refuse_unseen(found[number], visitor)
    return found[number], found[other]


def merge_of(order: WorkOrder) -> Merge | None:
    """Return how the order was merged into another."""
    return Merge.objects.filter(order=order).select_related("main").first()


def seen_by(visitor: Visitor, order: WorkOrder) -> bool:
    """Tell whether the visitor may know of the order."""
    return visible_orders(visitor).filter(pk=order.pk).exists()


def list_parts(order: WorkOrder, visitor: Visitor) -> list[WorkOrder]:
    """Return the visible orders this one was split into."""
    seen = visible_orders(visitor).filter(pk__in=parts_of(order).values("pk"))
    return list(seen.select_related("topic", "department").order_by("id"))


def list_merged(order: WorkOrder, visitor: Visitor) -> list[WorkOrder]:
    """Return the visible orders that go with this one."""
    seen = visible_orders(visitor).filter(merge__main=order)
    return list(seen.select_related("topic", "department").order_by("id"))


def list_repeats(order: WorkOrder) -> list[Repeat]:
    """Return the citizen's repeated calls, oldest first."""
    return list(order.repeats.all())


def count_repeats(order: WorkOrder) -> int:
    """Return how often the citizen called again."""
    return order.repeats.count()
