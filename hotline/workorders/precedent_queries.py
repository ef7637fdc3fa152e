"""Who finally handled earlier orders of the same topic and district (先例)."""

from collections import Counter

from django.core.cache import cache

from hotline.organizations.rules.kinds import Kind
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.recommending.evidence import FEWEST_PRECEDENTS, Precedents
from hotline.workorders.rules.routing import Facts
from hotline.workorders.rules.workflow import State
from hotline.workorders.shield_city import city_for_shield, city_tables

LOOKED_AT = 20_000
"""The newest handled orders: some weeks of a city."""
_CACHE_KEY, _CACHE_SECONDS = "workorders.precedents", 600

Kinds = dict[tuple[str, str], dict[str, int]]
"""Topic code and district code (or nothing) → department code → orders."""


def precedents_for(facts: Facts, kinds: Kinds | None = None) -> Precedents:
    """Return the earlier orders of the demand's topic, in its district where there are enough."""
    known = list_precedent_kinds() if kinds is None else kinds
    topic = facts.topics[0] if facts.topics else ""
    district, name = district_of(facts)
    here = known.get((topic, district), {}) if district else {}
    if sum(here.values()) >= FEWEST_PRECEDENTS:
        return Precedents(what=f"“{facts.topic_name}”×{name}", counts=here)
    return Precedents(what=f"“{facts.topic_name}”", counts=known.get((topic, ""), {}))


def district_of(facts: Facts) -> tuple[str, str]:
    """Return code and name of the district a demand lies in; empty where it is not known."""
    areas = city_for_shield().areas
    for code in facts.areas:
        area = areas.get(code)
        if area is not None and area.level == "district":
            return area.code, area.name
    return "", ""


def list_precedent_kinds() -> Kinds:
    """Return who handled the newest closed orders, as it was at most ten minutes ago."""
    found: Kinds | None = cache.get(_CACHE_KEY)
    if found is None:
        found = _count()
        cache.set(_CACHE_KEY, found, _CACHE_SECONDS)
    return found


def _count() -> Kinds:
    tables, city = city_tables(), city_for_shield()
    rows = WorkOrder.objects.filter(
        state=State.CLOSED,
        handled_at__isnull=False,
        department__is_active=True,
        department__kind=Kind.DEPARTMENT,
    ).order_by("-id")
    counted: Counter[tuple[int, int, int | None]] = Counter(
        rows.values_list("topic_id", "area_id", "department_id")[:LOOKED_AT]
    )
    found: Kinds = {}
    for (topic_id, area_id, department_id), count in counted.items():
        topic = tables.topic_codes.get(topic_id, "")
        department = tables.department_codes.get(department_id or 0, "")
        if not topic or not department:
            continue
        district = city.district_of(tables.area_codes.get(area_id, ""))
        for key in {(topic, ""), (topic, district.code if district else "")}:
            departments = found.setdefault(key, {})
            departments[department] = departments.get(department, 0) + count
    return found
