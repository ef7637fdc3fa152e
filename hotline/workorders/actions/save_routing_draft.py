"""Keep a draft of a routing rule (保存派单规则草稿); nothing follows it until it is published."""

from datetime import datetime
from uuid import uuid4

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._routing_versions import Source, version_of
from hotline.workorders.errors import RuleChanged
from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_events import RoutingDraftSaved
from hotline.workorders.routing_queries import get_locked_versions
from hotline.workorders.rules.routing_content import RuleContent


def save_routing_draft(
    *,
    key: str,
    seen_version: int,
    content: RuleContent,
    by: Visitor,
    now: datetime,
) -> RoutingRule:
    """Write the draft of a rule anew; an empty key begins a rule.

    A draft that was there is given up, so that ``seen_version``, the newest version the
    editor knew of, tells whether somebody else wrote meanwhile.

    Raises:
        NoSuchRule: there is no rule of this key.
        RuleChanged: somebody wrote or published a version meanwhile.
        Incomplete, UnknownDepartment: see ``_routing_versions.version_of``.

    """
    with writing():
        earlier = get_locked_versions(key) if key else []
        newest = earlier[0].version if earlier else 0
        if newest != seen_version:
            msg = "这条规则刚刚被别人修改，请刷新后再改。"
            raise RuleChanged(msg)
        row = version_of(
            content,
            Source(origin=RoutingRule.Origin.PERSON),
            key=key or f"r-{uuid4().hex[:10]}",
            earlier=earlier,
            by=by,
            now=now,
        )
        for each in earlier:
            if each.status == RoutingRule.Status.DRAFT:
                each.status = RoutingRule.Status.DISCARDED
                each.save(update_fields=["status"])
        row.status = RoutingRule.Status.DRAFT
        row.save()
        happening = RoutingDraftSaved(version=row.version)
        record(happening, subject_id=row.key, by=by, now=now, correlation_id=None)
    return row
