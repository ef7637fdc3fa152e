"""Put an older version of a routing rule in force again (回退派单规则)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._routing_versions import (
    Source,
    content_of,
    put_in_force,
    version_of,
)
from hotline.workorders.errors import Incomplete, NoSuchRule, RuleChanged
from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_queries import get_locked_versions
from hotline.workorders.rules.routing_content import fault_of_expiry

_S = RoutingRule.Status


def roll_back_routing_rule(
    *, key: str, version: int, note: str, by: Visitor, now: datetime
) -> RoutingRule:
    """Publish what an older version said as a new version; a draft stays.

    Raises:
        NoSuchRule: there is no such rule or version.
        RuleChanged: that version is in force, or was never published.
        Incomplete: nothing says why, or what it names or promises is over.

    """
    with writing():
        earlier = get_locked_versions(key)
        old = next((each for each in earlier if each.version == version), None)
        if old is None:
            msg = "没有找到这个版本。"
            raise NoSuchRule(msg)
        if old.status not in {_S.SUPERSEDED, _S.WITHDRAWN}:
            msg = "只能回退到发布过、现已不用的版本。"
            raise RuleChanged(msg)
        if not note.strip():
            msg = "请填写版本说明：为什么回退。"
            raise Incomplete(msg, fields={"note": msg})
        content = content_of(old)
        if fault := fault_of_expiry(content, local_date(now)):
            raise Incomplete(fault, fields={"ends_on": fault})
        origin = RoutingRule.Origin(old.origin)
        if origin is RoutingRule.Origin.CITY:  # the city's file must not overwrite a decision
            origin = RoutingRule.Origin.PERSON
        source = Source(origin=origin, note=note, copied_version=version)
        row = version_of(content, source, key=key, earlier=earlier, by=by, now=now)
        return put_in_force(row, source, earlier=earlier, by=by, now=now)
