"""Say that a page shows an order (在场), and that it no longer does.

Not in the log: it is no change of the order, and worth nothing a minute later.
"""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.workorders.models import Presence, WorkOrder
from hotline.workorders.presence_queries import party_of
from hotline.workorders.queries import get_order
from hotline.workorders.rules.correction import FIELD_LABELS, CorrectedField
from hotline.workorders.rules.presence import is_long_gone
from hotline.workorders.rules.workflow import VERB_LABELS, Verb

_KEPT_FRESH = ("order_id", "name", "is_ours", "departments", "act_label", "since", "seen_at")


def be_present(
    *,
    number: str,
    tab: UUID,
    verb: Verb | None = None,
    field: CorrectedField | None = None,
    by: Visitor,
    now: datetime,
) -> WorkOrder:
    """Keep that the page shows the order, and which verb is being written; return the order.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.

    """
    order = get_order(number, by)
    act = _label(verb, field)
    own = Presence.objects.filter(user_id=by.user_id, tab=tab)
    is_known = own.filter(order_id=order.pk, act_label=act).update(seen_at=now)
    if not is_known:
        party = party_of(by)
        row = Presence(
            order_id=order.pk,
            tab=tab,
            user_id=by.user_id,
            name=by.display_name,
            is_ours=party.is_ours,
            departments=sorted(party.departments),
            act_label=act,
            since=now,
            seen_at=now,
        )
        Presence.objects.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["user_id", "tab"],
            update_fields=_KEPT_FRESH,
        )
    return order


def leave(*, tab: UUID, by: Visitor) -> None:
    """Forget the page; whichever order it showed."""
    Presence.objects.filter(user_id=by.user_id, tab=tab).delete()


def forget_gone(*, now: datetime) -> int:
    """Forget the pages that said nothing for long; return how many."""
    return Presence.objects.filter(seen_at__lt=is_long_gone(now)).delete()[0]


def _label(verb: Verb | None, field: CorrectedField | None) -> str:
    if verb is None:
        return ""
    what = FIELD_LABELS[field] if verb is Verb.CORRECT and field else ""
    return VERB_LABELS[verb] + what
