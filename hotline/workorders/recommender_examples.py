"""The site's own handled orders as examples: who finally handled them, and their topic."""

from dataclasses import dataclass
from datetime import date, datetime

from hotline.organizations.rules.kinds import Kind
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.routing import Facts
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.shield.private import hide_private
from hotline.workorders.rules.workflow import State
from hotline.workorders.shield_city import city_for_shield, city_tables

MOST = 20_000
"""The newest orders: what they say of today's duties, a night has time for."""
_FIELDS = ("pk", "handled_at", "topic_id", "area_id", "department_id", "place", "event", "demand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One handled order: the text as it was learnt from, and what became of it."""

    facts: Facts
    handled_at: datetime
    topic: str
    district: str
    department: str


def load_examples(*, on: date) -> list[Example]:
    """Return the newest closed orders that a department handled, the earliest handled first.

    An order's topic is what corrections made of it, its department who had it at the end, so
    returns and corrections teach. Orders of a raised security level and those of callers who
    asked for secrecy or stayed unknown teach nothing; personal numbers are hidden.
    """
    rows = WorkOrder.objects.filter(
        state=State.CLOSED,
        handled_at__isnull=False,
        department__is_active=True,
        department__kind=Kind.DEPARTMENT,
        secrecy=Secrecy.NORMAL,
        is_confidential=False,
        is_anonymous=False,
    ).order_by("-id")[:MOST]
    tables, city = city_tables(), city_for_shield()
    found = []
    for _, handled_at, topic_id, area_id, department_id, *texts in rows.values_list(*_FIELDS):
        topic = city.topics.get(tables.topic_codes.get(topic_id, ""))
        department = tables.department_codes.get(department_id or 0)
        if topic is None or department is None or handled_at is None:
            continue
        areas = city.area_path(tables.area_codes.get(area_id, ""))
        district = city.district_of(areas[0]) if areas else None
        facts = Facts(
            on=on,
            topics=(topic.code, topic.group_code),
            areas=areas,
            topic_name=topic.name,
            text=hide_private("\n".join(texts)),
        )
        found.append(
            Example(
                facts=facts,
                handled_at=handled_at,
                topic=topic.code,
                district=district.code if district else "",
                department=department,
            )
        )
    return sorted(found, key=lambda each: each.handled_at)
