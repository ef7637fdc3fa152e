"""Make a routing rule of a ruling (裁定), so that the next order goes the right way at once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.reference.models import Area
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._routing_versions import Source, put_in_force, version_of
from hotline.workorders.models import RoutingRule, WorkOrder
from hotline.workorders.routing_queries import get_locked_versions
from hotline.workorders.rules.routing_content import RuleContent

AreaScope = Literal["street", "district", "city"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """For which other orders the ruling speaks, and until when."""

    ends_on: date
    area: AreaScope = "district"
    words: tuple[str, ...] = ()


def publish_ruling(
    order: WorkOrder,
    department: Department,
    reach: Reach,
    *,
    because: str,
    by: Visitor,
    now: datetime,
) -> RoutingRule:
    """Publish the rule; an earlier ruling on exactly the same is superseded by it.

    Raises:
        Incomplete: the reach is not whole.

    """
    area = _area(order.area, reach.area)
    content = RuleContent(
        topic_code=order.topic.code,
        area_code=area.code if area else "",
        words=reach.words,
        department_id=department.pk,
        because=because[:500],
        starts_on=local_date(now),
        ends_on=reach.ends_on,
    )
    key = _key_of_same(content) or _free_key(order)
    earlier = get_locked_versions(key) if RoutingRule.objects.filter(key=key).exists() else []
    source = Source(
        origin=RoutingRule.Origin.RULING, note=f"工单 {order.number} 裁定", number=order.number
    )
    row = version_of(content, source, key=key, earlier=earlier, by=by, now=now)
    return put_in_force(row, source, earlier=earlier, by=by, now=now)


def _area(area: Area | None, scope: AreaScope) -> Area | None:
    """Return the order's own area or the district it lies in; the whole city has none."""
    if scope == "city":
        return None
    while scope == "district" and area is not None and area.level == Area.Level.STREET:
        area = area.parent
    return area if area is not None and area.level != Area.Level.CITY else None


def _key_of_same(content: RuleContent) -> str:
    rows = RoutingRule.objects.filter(
        status=RoutingRule.Status.PUBLISHED,
        origin=RoutingRule.Origin.RULING,
        topic__code=content.topic_code,
        words=list(content.words),
    )
    rows = (
        rows.filter(area__code=content.area_code) if content.area_code else rows.filter(area=None)
    )
    return rows.values_list("key", flat=True).order_by("-starts_on", "key").first() or ""


def _free_key(order: WorkOrder) -> str:
    taken = RoutingRule.objects.filter(key__startswith=f"ruling-{order.number}")
    count = taken.values("key").distinct().count()
    return f"ruling-{order.number}" + (f"-{count + 1}" if count else "")
