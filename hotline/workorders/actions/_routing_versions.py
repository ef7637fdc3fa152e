"""Append versions to a routing rule, and take those they replace out of force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.organizations.queries import get_department
from hotline.reference.models import Area, Topic
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_events import RoutingRulePublished
from hotline.workorders.rules.routing_content import RuleContent, faults_of_content

_S = RoutingRule.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a version comes from."""

    origin: RoutingRule.Origin
    note: str = ""
    copied_version: int | None = None
    number: str = ""
    """The order whose ruling it is."""


def version_of(
    content: RuleContent,
    source: Source,
    *,
    key: str,
    earlier: Sequence[RoutingRule],
    by: Actor,
    now: datetime,
) -> RoutingRule:
    """Return a new unsaved version; ``earlier`` are the rule's own, newest first.

    Raises:
        Incomplete: the content is not whole, or names a topic or area that does not exist.
        UnknownDepartment: there is no such active department.

    """
    faults = faults_of_content(content)
    topic = Topic.objects.filter(code=content.topic_code, is_active=True).first()
    area = Area.objects.filter(code=content.area_code, is_active=True).first()
    if content.topic_code and topic is None:
        faults["topic_code"] = "所选事项分类不存在或已停用。"
    if content.area_code and area is None:
        faults["area_code"] = "所选区划不存在或已停用。"
    if faults:
        msg = "派单规则不完整，请按提示修改。"
        raise Incomplete(msg, fields=faults)
    return RoutingRule(
        key=key,
        version=earlier[0].version + 1 if earlier else 1,
        origin=source.origin,
        topic=topic,
        area=area,
        words=[each.strip() for each in content.words],
        department=get_department(content.department_id),
        because=content.because,
        starts_on=content.starts_on,
        ends_on=content.ends_on,
        note=source.note,
        copied_version=source.copied_version,
        written_at=now,
        written_by_id=by.actor_id,
        written_by_label=by.actor_label,
    )


def put_in_force(
    row: RoutingRule, source: Source, *, earlier: Sequence[RoutingRule], by: Actor, now: datetime
) -> RoutingRule:
    """Publish a version in place of the one in force; call it inside ``writing()``."""
    for each in earlier:
        if each.status == _S.PUBLISHED and each.pk != row.pk:
            each.status = _S.SUPERSEDED
            each.save(update_fields=["status"])
    row.status, row.note = _S.PUBLISHED, source.note
    row.decided_at, row.decided_by_label = now, by.actor_label
    row.save()
    happening = RoutingRulePublished(
        version=row.version,
        department_id=row.department_id,
        origin=row.origin,
        copied_version=source.copied_version,
        number=source.number,
        note=source.note,
    )
    record(happening, subject_id=row.key, by=by, now=now, correlation_id=None)
    return row


def content_of(row: RoutingRule) -> RuleContent:
    """Return what a version says."""
    return RuleContent(
        topic_code=row.topic.code if row.topic else "",
        area_code=row.area.code if row.area else "",
        words=tuple(row.words),
        department_id=row.department_id,
        because=row.because,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )
