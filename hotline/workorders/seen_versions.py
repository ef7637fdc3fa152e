"""The version of an order (版本) that somebody saw, and what happened to it since.

The version is the id of the order's latest event, so every verb makes a new one. A door opens
``seen_as``; where the order is locked for a verb, ``refuse_unseen`` compares.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Max, Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import label_of
from hotline.core.models import Event
from hotline.workorders.errors import ChangedMeanwhile
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.changes import QUIET, refusal_of
from hotline.workorders.rules.numbering import looks_like_number
from hotline.workorders.rules.timeline_lines import line_of

_seen: ContextVar[tuple[str, int] | None] = ContextVar("seen_version", default=None)


@contextmanager
def seen_as(number: str, version: int) -> Iterator[None]:
    """Within, verbs on this order are refused when it changed after the version."""
    token = _seen.set((number, version))
    try:
        yield
    finally:
        _seen.reset(token)


def version_of(number: str) -> int:
    """Return the mark of the order's latest change.

    Ask it before the order is loaded: a mark that is newer than what is shown hides a change.
    """
    if not looks_like_number(number):
        return 0
    return _changes(number).order_by("-id").values_list("id", flat=True).first() or 0


def story_mark(order: WorkOrder, visitor: Visitor) -> int:
    """Return a mark that moves with every line of the story the visitor is shown."""
    shown = Q(subject_type="work_order", subject_id=order.number)
    if sees_every_order(visitor):
        shown |= Q(correlation_id=order.correlation_id)
    return Event.objects.filter(shown).aggregate(latest=Max("id"))["latest"] or 0


def changes_since(order: WorkOrder, version: int, visitor: Visitor) -> list[str]:
    """Return what happened after the version, as far as the visitor is told, oldest first."""
    is_ours = sees_every_order(visitor)
    later = _changes(order.number).filter(id__gt=version).order_by("id")
    return [
        line_of(each.kind, label_of(each.kind), each.details, actor=each.actor_label)
        for each in later
        if is_ours or not each.details.get("is_internal")
    ]


def refuse_unseen(order: WorkOrder, visitor: Visitor) -> None:
    """Let a verb go on only when the visitor saw the order as it is; call it on a locked order.

    Raises:
        ChangedMeanwhile: something happened to it since; the sentence says what.

    """
    seen = _seen.get()
    if seen is None or seen[0] != order.number:
        return
    if changes := changes_since(order, seen[1], visitor):
        raise ChangedMeanwhile(refusal_of(changes))


def _changes(number: str) -> QuerySet[Event]:
    own = Event.objects.filter(subject_type="work_order", subject_id=number)
    return own.exclude(kind__in=QUIET)
