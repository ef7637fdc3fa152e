"""Take a routing rule out of force (停用派单规则), or give up its draft (放弃草稿)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import Incomplete, RuleChanged
from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_events import RoutingDraftDiscarded, RoutingRuleWithdrawn
from hotline.workorders.routing_queries import get_locked_versions

_S = RoutingRule.Status


def withdraw_routing_rule(*, key: str, note: str, by: Visitor, now: datetime) -> RoutingRule:
    """Let the rule hold no longer; its versions stay to be read and rolled back to.

    Raises:
        NoSuchRule: there is no rule of this key.
        RuleChanged: no version of it is in force.
        Incomplete: nothing says why.

    """
    with writing():
        if not note.strip():
            msg = "请填写停用原因。"
            raise Incomplete(msg, fields={"note": msg})
        row = _version(key, _S.PUBLISHED, "这条规则没有生效的版本。")
        row.status, row.decided_at, row.decided_by_label = _S.WITHDRAWN, now, by.actor_label
        row.save(update_fields=["status", "decided_at", "decided_by_label"])
        happening = RoutingRuleWithdrawn(version=row.version, note=note)
        record(happening, subject_id=key, by=by, now=now, correlation_id=None)
    return row


def discard_routing_draft(*, key: str, by: Visitor, now: datetime) -> RoutingRule:
    """Give the draft up; what is in force stays.

    Raises:
        NoSuchRule: there is no rule of this key.
        RuleChanged: it has no draft.

    """
    with writing():
        row = _version(key, _S.DRAFT, "这条规则没有草稿。")
        row.status, row.decided_at, row.decided_by_label = _S.DISCARDED, now, by.actor_label
        row.save(update_fields=["status", "decided_at", "decided_by_label"])
        happening = RoutingDraftDiscarded(version=row.version)
        record(happening, subject_id=key, by=by, now=now, correlation_id=None)
    return row


def _version(key: str, status: RoutingRule.Status, otherwise: str) -> RoutingRule:
    found = next((each for each in get_locked_versions(key) if each.status == status), None)
    if found is None:
        raise RuleChanged(otherwise)
    return found
