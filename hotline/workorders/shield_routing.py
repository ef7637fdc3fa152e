"""Ask the routing rules which department should have a draft, for the shield (WO-10)."""

from datetime import date, datetime

from django.core.cache import cache

from hotline.reference.rules.calendar import local_date
from hotline.workorders.routing_queries import list_rules_in_force
from hotline.workorders.rules.routing import Basis, Facts, Rule, suggest
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Route
from hotline.workorders.shield_city import city_for_shield

_CACHE_KEY, _CACHE_SECONDS = "workorders.shield.rules", 60


class RuleBook:
    """The routing rules in force, as they were at most a minute ago."""

    def find_routes(self, draft: Draft, now: datetime) -> tuple[Route, ...]:
        """Return the departments rules and rulings name; duties alone are no rule."""
        if draft.topic_code is None and draft.area_code is None:
            return ()
        facts = _facts(draft, city_for_shield(), local_date(now))
        found = suggest(facts, _rules(), ())
        return tuple(
            Route(department_code=each.department, because=each.reason.rstrip("。"))
            for each in found
            if each.basis is not Basis.DUTY
        )


def _rules() -> list[Rule]:
    known: list[Rule] | None = cache.get(_CACHE_KEY)
    if known is None:
        known = list_rules_in_force()
        cache.set(_CACHE_KEY, known, _CACHE_SECONDS)
    return known


def _facts(draft: Draft, city: City, on: date) -> Facts:
    topic = city.topics.get(draft.topic_code or "")
    return Facts(
        on=on,
        topics=(topic.code, topic.group_code) if topic else (),
        areas=city.area_path(draft.area_code or ""),
        topic_name=topic.name if topic else "",
        text=draft.whole,
    )
