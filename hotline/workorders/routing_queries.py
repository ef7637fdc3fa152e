"""Load routing rules and duties, and ask them about orders (派单建议)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.organizations.rules.kinds import Kind
from hotline.reference.models import Area, Topic
from hotline.workorders.errors import NoSuchRule
from hotline.workorders.models import RoutingRule, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.recommending import recommend_each
from hotline.workorders.rules.routing import (
    Duty,
    Facts,
    Rule,
    Suggestion,
    cut_duties,
    suggest_each,
)

_DEPTHS = {Area.Level.CITY: 0, Area.Level.DISTRICT: 1, Area.Level.STREET: 2}
_WITH = ("topic", "area__parent", "department")
_COLUMNS = (
    *("key", "version", "words", "because", "starts_on", "ends_on", "origin"),
    *("topic__code", "topic__name", "topic__parent_id"),
    *("area__code", "area__name", "area__level"),
    *("department__code", "department__short_name", "department__name"),
)
_SEALED = ("query_code", "caller_name", "caller_phone", "desk_answers")
"""What no rule asks for, and opening it takes time."""
_S = RoutingRule.Status


def list_rules_in_force() -> list[Rule]:
    """Return the published rules whose department is active; their dates are the rules' own.

    A body that became an outside one since is no department any more.
    """
    return _rules(Q())


def _rules(asked: Q) -> list[Rule]:
    rows = RoutingRule.objects.filter(
        asked,
        status=_S.PUBLISHED,
        department__is_active=True,
        department__kind=Kind.DEPARTMENT,
    )
    return [_rule(each) for each in rows.values(*_COLUMNS)]


def _rules_for(demands: Iterable[Facts], on: date) -> list[Rule]:
    """Return the rules that may speak of these demands on the day: rulings grow to thousands."""
    topics = {code for facts in demands for code in facts.topics}
    holds = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return _rules(holds & (Q(topic__isnull=True) | Q(topic__code__in=topics)))


def list_latest_rules() -> list[RoutingRule]:
    """Return of every rule the version in force and the draft; of one that is off, the newest."""
    rows = RoutingRule.objects.select_related(*_WITH)
    current = list(rows.filter(status__in=(_S.PUBLISHED, _S.DRAFT)))
    shown = {each.key for each in current}
    rest = rows.exclude(key__in=shown).order_by("key", "-version").distinct("key")
    return sorted([*current, *rest], key=lambda each: (each.key, each.version))


def list_versions(key: str) -> list[RoutingRule]:
    """Return every version of a rule, newest first.

    Raises:
        NoSuchRule: there is none.

    """
    found = list(RoutingRule.objects.filter(key=key).select_related(*_WITH).order_by("-version"))
    if not found:
        msg = "没有找到这条派单规则。"
        raise NoSuchRule(msg)
    return found


def get_locked_versions(key: str) -> list[RoutingRule]:
    """Return every version of a rule, newest first, locked; call it inside ``writing()``.

    Raises:
        NoSuchRule: there is none.

    """
    rows = RoutingRule.objects.filter(key=key).select_for_update(of=("self",))
    found = list(rows.select_related(*_WITH).order_by("-version"))
    if not found:
        msg = "没有找到这条派单规则。"
        raise NoSuchRule(msg)
    return found


def list_duties(departments: Iterable[int] | None = None) -> list[Duty]:
    """Return the duties of active departments; a district's government carries its district."""
    rows = Department.objects.filter(is_active=True, kind=Kind.DEPARTMENT)
    if departments is not None:
        rows = rows.filter(pk__in=set(departments))
    districts = dict(
        Area.objects.filter(level=Area.Level.DISTRICT, is_active=True).values_list("name", "code")
    )
    return [
        Duty(
            department=each.code,
            department_name=each.short_name or each.name,
            words=cut_duties(each.duties),
            area=next((code for name, code in districts.items() if each.name.startswith(name)), ""),
        )
        for each in rows
    ]


def to_rule(row: RoutingRule) -> Rule:
    """Return a version as the rules know it."""
    return _rule({name: _column(row, name) for name in _COLUMNS})


def _column(row: RoutingRule, name: str) -> Any:
    """Return what ``values()`` would give for a column, also of a row not saved yet."""
    value: Any = row
    for each in name.split("__"):
        value = None if value is None else getattr(value, each)
    return value


def _rule(row: dict[str, Any]) -> Rule:
    """Return a version as the rules know it; whole rows with their relations cost four times."""
    depth = _DEPTHS[Area.Level(row["area__level"])] if row["area__level"] else 0
    return Rule(
        key=row["key"],
        version=row["version"],
        topic=row["topic__code"] or "",
        topic_name=row["topic__name"] or "",
        is_group=row["topic__code"] is not None and row["topic__parent_id"] is None,
        area=row["area__code"] if depth else "",
        area_name=row["area__name"] if depth else "",
        area_depth=depth,
        words=tuple(row["words"]),
        department=row["department__code"],
        department_name=row["department__short_name"] or row["department__name"],
        because=row["because"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        is_ruling=row["origin"] == RoutingRule.Origin.RULING,
    )


def topic_path(topic: Topic | None) -> tuple[str, ...]:
    """Return a topic's code, then its group's."""
    if topic is None:
        return ()
    return (topic.code, topic.parent.code) if topic.parent else (topic.code,)


def area_path(area: Area | None) -> tuple[str, ...]:
    """Return an area's code, then those it lies in."""
    found = []
    while area is not None:
        found.append(area.code)
        area = area.parent
    return tuple(found)


def facts_of(order: WorkOrder, on: date) -> Facts:
    """Return an order as the rules see it."""
    return Facts(
        on=on,
        topics=topic_path(order.topic),
        areas=area_path(order.area),
        topic_name=order.topic.name,
        text=f"{order.place}\n{order.event}\n{order.demand}",
    )


def facts_of_draft(*, topic_code: str, area_code: str, text: str, on: date) -> Facts:
    """Return what is being typed as the rules see it; an unknown code is none."""
    topic = Topic.objects.filter(code=topic_code).select_related("parent").first()
    area = Area.objects.filter(code=area_code).select_related("parent__parent").first()
    return Facts(
        on=on,
        topics=topic_path(topic),
        areas=area_path(area),
        topic_name=topic.name if topic else "",
        text=text,
    )


def suggest_for(facts: Facts) -> list[Suggestion]:
    """Return departments for a demand: rules, duties, precedents and the model, put together."""
    return recommend_each([facts], rule_each([facts]))[0]


def rule_each(demands: Sequence[Facts]) -> list[list[Suggestion]]:
    """Return for each demand what rules and duties alone say."""
    if not demands:
        return []
    return suggest_each(demands, _rules_for(demands, demands[0].on), list_duties())


def suggest_for_each(
    numbers: Iterable[str], visitor: Visitor, on: date
) -> dict[str, list[Suggestion]]:
    """Return number → departments for a page of orders; what may not be seen is left out."""
    orders = visible_orders(visitor).filter(number__in=set(numbers)).defer(*_SEALED)
    rows = list(orders.select_related("topic__parent", "area__parent__parent"))
    demands = [facts_of(each, on) for each in rows]
    together = recommend_each(demands, rule_each(demands))
    return {row.number: each for row, each in zip(rows, together, strict=True)}


def ids_of_departments(codes: Iterable[str]) -> dict[str, int]:
    """Return code → key of departments."""
    rows = Department.objects.filter(code__in=set(codes))
    return dict(rows.values_list("code", "pk"))


def same_conditions(row: RoutingRule) -> Q:
    """Return which versions ask for exactly the same."""
    return Q(topic_id=row.topic_id, area_id=row.area_id, words=row.words)
