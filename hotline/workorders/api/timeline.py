"""The story of an order, made of events."""

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import label_of
from hotline.core.models import Event
from hotline.workorders.api.views import DetailLine, TimelineEntry
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.queries import list_events_of_order
from hotline.workorders.rules.timeline_groups import GROUP_LABELS, group_of
from hotline.workorders.rules.timeline_lines import line_of


def timeline_of(order: WorkOrder, visitor: Visitor) -> list[TimelineEntry]:
    """Return the order's happenings; the hotline also sees call, contact and follow-up.

    A department is not told what concerns the hotline alone (``is_internal``).
    """
    is_ours = sees_every_order(visitor)
    events = list_events_of_order(order, with_story=is_ours)
    return [_entry(each) for each in events if is_ours or not each.details.get("is_internal")]


def _entry(event: Event) -> TimelineEntry:
    note = str(event.details.get("note") or "")
    label, group = label_of(event.kind), group_of(event.kind)
    return TimelineEntry(
        id=event.pk,
        kind=event.kind,
        label=label,
        sentence=line_of(event.kind, label, event.details, actor=event.actor_label),
        happened_at=event.happened_at,
        actor_label=event.actor_label,
        group=group,
        group_label=GROUP_LABELS[group],
        recording_id=_key(event.subject_id) if event.subject_type == "recording" else None,
        attachment_ids=event.details.get("attachment_ids") or [],
        letter_id=_key(event.details.get("supervision_id")),
        details=[DetailLine(label="说明", text=note)] if note else [],
    )


def _key(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() else None
