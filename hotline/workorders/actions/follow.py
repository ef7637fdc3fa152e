"""Note a citizen's repeated call (重复来话跟进) on the order that is handled anyway."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.contacts.models import Contact
from hotline.contacts.queries import get_contact
from hotline.core.actor import Actor, NamedActor
from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.citizen_queries import get_order_of_citizen
from hotline.workorders.errors import Incomplete
from hotline.workorders.family_events import Followed
from hotline.workorders.family_queries import count_repeats
from hotline.workorders.models import Repeat, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.registration import MAX_TEXT
from hotline.workorders.rules.workflow import Verb


def follow(
    *, number: str, note: str, by: Visitor, now: datetime, contact_id: int | None = None
) -> WorkOrder:
    """Keep what the citizen adds, instead of a second order of the same demand.

    The same contact is noted once, also when the button was pressed twice.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        NoSuchContact: there is none.
        Incomplete: nothing is said, or somebody else called: theirs is an order of its own.

    """
    with writing():
        order, _ = get_order_for(Verb.FOLLOW, number, by)
        if not note.strip() or len(note) > MAX_TEXT:
            msg = f"请填写市民补充的情况，不超过 {MAX_TEXT} 字。"
            raise Incomplete(msg, fields={"note": msg})
        contact = get_contact(contact_id) if contact_id is not None else None
        if contact is not None:
            _refuse_others(order, contact)
            if order.repeats.filter(contact=contact).exists():
                return order
        _note(order, contact, note, by=by, now=now)
    return order


def follow_as_citizen(*, number: str, note: str, now: datetime) -> WorkOrder:
    """Keep what the citizen adds on their own page, where the handler reads it.

    Raises:
        NoSuchOrder, NotNow: see ``citizen_queries.get_order_of_citizen``.

    """
    with writing():
        order, _ = get_order_of_citizen(Verb.FOLLOW, number)
        _note(order, None, note[:MAX_TEXT], by=NamedActor("市民（网上补充）"), now=now)
    return order


def _note(
    order: WorkOrder, contact: Contact | None, note: str, *, by: Actor, now: datetime
) -> None:
    Repeat.objects.create(
        order=order,
        contact=contact,
        note=note,
        repeated_at=now,
        noted_by_id=by.actor_id,
        noted_by_label=by.actor_label,
    )
    times = count_repeats(order)
    happening = Followed(times=times, note=f"同一诉求第 {times} 次重复来话，已记入本单")
    tell(order, happening, by=by, now=now)


def _refuse_others(order: WorkOrder, contact: Contact) -> None:
    if order.citizen_id is None or contact.citizen_id != order.citizen_id:
        msg = "来话的不是本单诉求人，请登记新单，再由派单员并单。"
        raise Incomplete(msg, fields={"contact_id": msg})
