"""Bring routing rules in line with the city's file; what people decided since is left alone."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.organizations.queries import list_departments
from hotline.workorders.actions._routing_versions import (
    Source,
    content_of,
    put_in_force,
    version_of,
)
from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_events import RoutingRulesLoaded, RoutingRuleWithdrawn
from hotline.workorders.rules.routing_content import RuleContent
from hotline.workorders.rules.routing_entries import RoutingEntry

_S, _CITY = RoutingRule.Status, RoutingRule.Origin.CITY
_NOTE = "本市配置文件"


def load_routing_rules(
    *, entries: Sequence[RoutingEntry], city: str, by: Actor, now: datetime
) -> int:
    """Publish new and changed entries, withdraw those that are gone; return how many changed.

    A rule anybody edited, rolled back or withdrew in the screens is theirs from then on.

    Raises:
        Incomplete, UnknownDepartment: an entry is not whole; see ``version_of``.

    """
    with writing():
        departments = {each.code: each.pk for each in list_departments()}
        known: dict[str, list[RoutingRule]] = defaultdict(list)
        rows = RoutingRule.objects.select_for_update(of=("self",)).order_by("key", "-version")
        for each in rows.select_related("topic", "area"):
            known[each.key].append(each)
        changed = sum(
            _bring(each, departments.get(each.to, 0), known[each.key], by=by, now=now)
            for each in entries
        )
        wanted = {each.key for each in entries}
        changed += sum(
            _take_away(versions, by=by, now=now)
            for key, versions in known.items()
            if key not in wanted
        )
        if changed:
            happening = RoutingRulesLoaded(changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed


def _bring(
    entry: RoutingEntry,
    department_id: int,
    earlier: Sequence[RoutingRule],
    *,
    by: Actor,
    now: datetime,
) -> bool:
    content = RuleContent(
        topic_code=entry.topic,
        area_code=entry.area,
        words=tuple(entry.words),
        department_id=department_id,
        because=entry.because,
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
    )
    if earlier and (not _is_the_citys(earlier) or content_of(_newest(earlier)) == content):
        return False
    source = Source(origin=_CITY, note=_NOTE)
    row = version_of(content, source, key=entry.key, earlier=earlier, by=by, now=now)
    put_in_force(row, source, earlier=earlier, by=by, now=now)
    return True


def _take_away(versions: Sequence[RoutingRule], *, by: Actor, now: datetime) -> bool:
    if not _is_the_citys(versions):
        return False
    row = _newest(versions)
    row.status, row.decided_at, row.decided_by_label = _S.WITHDRAWN, now, by.actor_label
    row.save(update_fields=["status", "decided_at", "decided_by_label"])
    happening = RoutingRuleWithdrawn(version=row.version, note=_NOTE)
    record(happening, subject_id=row.key, by=by, now=now, correlation_id=None)
    return True


def _is_the_citys(versions: Sequence[RoutingRule]) -> bool:
    """Tell whether what stands came from the file."""
    newest = _newest(versions)
    return newest.origin == _CITY and newest.status == _S.PUBLISHED


def _newest(versions: Sequence[RoutingRule]) -> RoutingRule:
    """Return the newest version that was not given up as a draft."""
    kept = (each for each in versions if each.status != _S.DISCARDED)
    return next(kept, versions[0])
