"""Load what a visitor is told of (提醒)."""

from django.db.models import Exists, OuterRef, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.workorders.models import Notice, NoticeReading
from hotline.workorders.permissions import handler_departments, hidden_secrecy
from hotline.workorders.rules.notices import handlers, person, role

COUNTED_TO = 100
"""Nobody reads a larger number as anything but many."""


def receivers_of(visitor: Visitor) -> list[str]:
    """Return every name the visitor is told under."""
    roles = [role(grant.role) for grant in visitor.grants if not grant.scope_kind]
    departments = [handlers(each) for each in handler_departments(visitor)]
    return [person(visitor.user_id), *roles, *departments]


def notices_of(visitor: Visitor) -> QuerySet[Notice]:
    """Return the visitor's notices: of an event one only, and none of what they did themselves."""
    receivers = receivers_of(visitor)
    twin = Notice.objects.filter(
        event_id=OuterRef("event_id"), receiver__in=receivers, pk__lt=OuterRef("pk")
    )
    notices = Notice.objects.filter(receiver__in=receivers).exclude(Exists(twin))
    hidden = hidden_secrecy(visitor)
    secret = {"receiver__startswith": "role:", "order__secrecy__in": hidden}
    notices = notices.exclude(**secret) if hidden else notices
    return notices.exclude(actor_id__isnull=False, actor_id=visitor.user_id)


def list_notices(visitor: Visitor, limit: int) -> list[tuple[Notice, bool]]:
    """Return the newest first, each with whether the visitor has read it."""
    newest = list(notices_of(visitor).select_related("order").order_by("-id")[:limit])
    found = NoticeReading.objects.filter(user_id=visitor.user_id, notice__in=newest)
    read = set(found.values_list("notice_id", flat=True))
    return [(each, each.pk in read) for each in newest]


def unread_of(visitor: Visitor) -> QuerySet[Notice]:
    """Return what the visitor has not read."""
    mine = NoticeReading.objects.filter(user_id=visitor.user_id, notice=OuterRef("pk"))
    return notices_of(visitor).exclude(Exists(mine))


def count_unread(visitor: Visitor) -> int:
    """Count what is unread, as far as anybody looks."""
    return unread_of(visitor)[:COUNTED_TO].count()


def newest_unread(visitor: Visitor) -> Notice | None:
    """Return the newest that is unread."""
    return unread_of(visitor).select_related("order").order_by("-id").first()
