"""Publish the draft of a routing rule (发布派单规则)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._routing_versions import Source, content_of, put_in_force
from hotline.workorders.errors import Incomplete, RuleChanged
from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_queries import get_locked_versions
from hotline.workorders.rules.routing_content import fault_of_expiry


def publish_routing_rule(
    *, key: str, version: int, note: str, by: Visitor, now: datetime
) -> RoutingRule:
    """Put the draft in force from its start date on, in place of the version before.

    Raises:
        NoSuchRule: there is no rule of this key.
        RuleChanged: that version is not the rule's draft (any more).
        Incomplete: it says nothing about why, or its end date has passed.

    """
    with writing():
        earlier = get_locked_versions(key)
        row = next((each for each in earlier if each.status == RoutingRule.Status.DRAFT), None)
        if row is None or row.version != version:
            msg = "这份草稿已被发布、修改或放弃，请刷新后再看。"
            raise RuleChanged(msg)
        if not note.strip():
            msg = "请填写版本说明：为什么这样改。"
            raise Incomplete(msg, fields={"note": msg})
        if fault := fault_of_expiry(content_of(row), local_date(now)):
            raise Incomplete(fault, fields={"ends_on": fault})
        source = Source(origin=RoutingRule.Origin.PERSON, note=note)
        return put_in_force(row, source, earlier=earlier, by=by, now=now)
