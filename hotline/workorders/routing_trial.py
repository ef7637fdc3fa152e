"""Try a routing rule on last month's orders (试算): how many would have gone elsewhere."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.core.months import month_after, month_before
from hotline.organizations.queries import list_department_names
from hotline.workorders.models import RoutingRule, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.routing_queries import facts_of, list_rules_in_force, to_rule
from hotline.workorders.rules.numbering import numbers_of
from hotline.workorders.rules.routing import first_rule, in_order

MOST_ORDERS = 20_000
"""Looked at in one trial; a broader rule is tried on the newest ones."""
MOST_SHOWN = 100
_CHUNK = 1000
_FIELDS = ("number", "place", "event", "demand", "department_id", "registered_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An order that would have gone elsewhere."""

    number: str
    event: str
    area_name: str
    went_to: str
    advised_before: str
    """Where the rules in force would have sent it; empty: they say nothing."""


@dataclass(slots=True, kw_only=True)
class Trial:
    """What the rule would have done."""

    month: date
    looked_at: int = 0
    """Orders on which the rule's conditions hold."""
    is_cut: bool = False
    decides: int = 0
    """Of those, no more specific rule speaks first."""
    elsewhere: int = 0
    """Of those, a department had it and it was another one."""
    as_before: int = 0
    undispatched: int = 0
    advice_changes: int = 0
    """Of those it decides, the rules in force name another department or none."""
    moved: list[Moved] = field(default_factory=list)


def try_rule(row: RoutingRule, visitor: Visitor, *, today: date) -> Trial:
    """Try an unsaved version on the orders of the month before that the visitor may see.

    The rules are asked as they stand on the day the version would begin; its earlier
    versions are left out.
    """
    month = month_before(today)
    on = max(today, row.starts_on)
    rule = replace(to_rule(row), ends_on=None)
    others = in_order(each for each in list_rules_in_force() if each.key != row.key)
    before = in_order(list_rules_in_force())
    ordered = in_order([*others, rule])
    names = list_department_names()
    trial = Trial(month=month)
    orders = _orders(row, visitor, month)[: MOST_ORDERS + 1]
    for order in orders.iterator(chunk_size=_CHUNK):
        if trial.looked_at == MOST_ORDERS:
            trial.is_cut = True
            break
        trial.looked_at += 1
        facts = facts_of(order, on)
        if first_rule(facts, ordered) is not rule:
            continue
        earlier = first_rule(facts, before)
        advised = earlier.department_name if earlier else ""
        trial.decides += 1
        trial.advice_changes += earlier is None or earlier.department != rule.department
        _count(trial, order, row, names, advised)
    return trial


def _count(
    trial: Trial, order: WorkOrder, row: RoutingRule, names: dict[int, str], advised: str
) -> None:
    if order.department_id is None:
        trial.undispatched += 1
    elif order.department_id == row.department_id:
        trial.as_before += 1
    else:
        trial.elsewhere += 1
        if len(trial.moved) < MOST_SHOWN:
            trial.moved.append(
                Moved(
                    number=order.number,
                    event=order.event[:80],
                    area_name=order.area.name,
                    went_to=names.get(order.department_id, ""),
                    advised_before=advised,
                )
            )


def _orders(row: RoutingRule, visitor: Visitor, month: date) -> QuerySet[WorkOrder]:
    """Return the month's orders on which the conditions hold, newest first."""
    orders = visible_orders(visitor).filter(
        number__gte=numbers_of(month), number__lt=numbers_of(month_after(month))
    )
    if row.topic_id is not None:
        orders = orders.filter(Q(topic_id=row.topic_id) | Q(topic__parent_id=row.topic_id))
    if row.area_id is not None:
        here = Q(area_id=row.area_id) | Q(area__parent_id=row.area_id)
        orders = orders.filter(here | Q(area__parent__parent_id=row.area_id))
    if row.words:
        said = Q()
        for word in row.words:
            said |= Q(place__contains=word) | Q(event__contains=word) | Q(demand__contains=word)
        orders = orders.filter(said)
    related = ("topic__parent", "area__parent__parent")
    return orders.select_related(*related).only(*_FIELDS, "topic", "area").order_by("-number")
