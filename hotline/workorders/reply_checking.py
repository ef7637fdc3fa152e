"""Look at a reply (办理结果) while it is being written."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from hotline.accounts.visitor import Visitor
from hotline.files.rules.file_kinds import KINDS
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.models import Assignment, Attachment, WorkOrder
from hotline.workorders.permissions import handler_departments
from hotline.workorders.rules.reply import examine_reply
from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.reply.elements import Element, elements
from hotline.workorders.rules.shield.finding import Finding
from hotline.workorders.turns import helps, holds_inside

_PICTURES = tuple(each for each, kind in KINDS.items() if kind.is_picture)


def check_reply(
    order: WorkOrder,
    draft: ReplyDraft,
    *,
    attachment_ids: Collection[UUID],
    visitor: Visitor,
    now: datetime,
) -> tuple[list[Finding], list[Element]]:
    """Return what is wrong with a draft, and which of a reply's elements are there."""
    draft = replace(draft, photos=_count_photos(attachment_ids, visitor))
    known = known_of(order, visitor, now)
    found = examine_reply(draft, known)
    return found, elements(draft, known, frozenset(each.code for each in found))


def _count_photos(ids: Collection[UUID], visitor: Visitor) -> int:
    """Count the pictures among the visitor's own uploads that belong to nothing yet."""
    if not ids:
        return 0
    own = Attachment.objects.filter(uploaded_by_id=visitor.user_id, order__isnull=True)
    return own.filter(pk__in=ids, kind__in=_PICTURES).count()


def known_of(order: WorkOrder, visitor: Visitor, now: datetime) -> ReplyOrder:
    """Return what is known of the order and of whoever writes the reply."""
    departments = handler_departments(visitor)
    is_lead = holds_inside(order, departments) or not helps(order, departments)
    return ReplyOrder(
        now=now,
        registered_at=order.registered_at,
        place=order.place,
        event=order.event,
        demand=order.demand,
        appeal_type=order.appeal_type,
        wants_photo=is_lead and order.urgency == Urgency.URGENT,
        may_contact=not order.is_anonymous,
        unit=_own_unit(order, departments),
        staff=visitor.display_name,
    )


def _own_unit(order: WorkOrder, departments: Collection[int]) -> str:
    """Return the visitor's unit as it stands on the way of the order, the lowest first."""
    turns = Assignment.objects.filter(order=order, ended_at__isnull=True)
    steps = turns.filter(allotments__unit__in=departments, allotments__ended_at__isnull=True)
    named = steps.order_by("-allotments__id").values_list("allotments__unit__name", flat=True)
    own = turns.filter(Q(department__in=departments)).values_list("department__name", flat=True)
    return named.first() or own.first() or ""
