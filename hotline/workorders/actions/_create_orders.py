"""Make orders of demands: numbers, codes, the caller's snapshot, the first clock, the event."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from hotline.accounts.visitor import Visitor
from hotline.citizens.actions.correct import correct
from hotline.citizens.actions.recognize import recognize
from hotline.citizens.models import Citizen
from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.models import Contact
from hotline.contacts.rules.channels import Channel
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.six_digits import draw_code
from hotline.messaging.queries import find_by_contact
from hotline.reference.queries import get_area, get_reading, get_topic
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.readings import ReadingKey, dispatch_start
from hotline.workorders.actions._clocks import new_clocks
from hotline.workorders.actions._desks import sit_at_desk
from hotline.workorders.actions._shingles import keep_shingles
from hotline.workorders.actions._words import keep_words
from hotline.workorders.events import Registered
from hotline.workorders.models import Deadline, OriginalWords, Registration, WorkOrder
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.numbering import (
    format_number,
    numbering_day,
)
from hotline.workorders.rules.registration import Caller, Demand
from hotline.workorders.rules.workflow import State

_NEXT_NUMBER = """
    INSERT INTO workorders_numbercounter (day, last) VALUES (%s, %s)
    ON CONFLICT (day) DO UPDATE SET last = workorders_numbercounter.last + EXCLUDED.last
    RETURNING last
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where demands come from: the contact, its story, and the citizen behind it.

    ``demanded_at`` is when the dispatch clock began; None means with the registration.
    """

    contact: Contact | None
    citizen: Citizen | None
    correlation_id: UUID
    demanded_at: datetime | None = None
    channel: Channel = Channel.PHONE
    """By which channel, where there is no contact to tell."""


def find_origin(contact: Contact | None, caller: Caller, *, by: Visitor, now: datetime) -> Origin:
    """Return the story a registration continues; without a contact it begins one."""
    citizen = contact.citizen if contact else None
    if citizen is None and not caller.is_anonymous:
        name, sex = ("", "") if caller.is_hidden else (caller.name, caller.sex)
        citizen = recognize(number=caller.phone, by=by, now=now, name=name, sex=sex)
    story = contact.correlation_id if contact else uuid4()
    if citizen is not None and caller.name and not citizen.name and not caller.is_hidden:
        correct(
            citizen_id=citizen.pk,
            name=caller.name,
            sex=caller.sex or None,
            by=by,
            now=now,
            correlation_id=story,
        )
    began = _demanded_at(contact, now) if contact else None
    return Origin(contact=contact, citizen=citizen, correlation_id=story, demanded_at=began)


def _demanded_at(contact: Contact, now: datetime) -> datetime:
    """Return when the dispatch clock began, as the city reads the contract.

    What came in writing stands clear from its first moment: no reading is needed.
    """
    if find_by_contact(contact.pk) is not None:
        return min(contact.opened_at, now)
    reading = get_reading(ReadingKey.DISPATCH_CLOCK_START, local_date(now))
    return dispatch_start(
        reading, opened_at=contact.opened_at, closed_at=contact.closed_at, now=now
    )


def create_orders(
    registration: Registration,
    origin: Origin,
    caller: Caller,
    demands: list[Demand],
    *,
    by: Visitor,
    now: datetime,
) -> list[WorkOrder]:
    """Make one order per demand (WO-07), each with its number, clock and event."""
    orders = [_snapshot(caller, each) for each in demands]
    day = numbering_day(now)
    last = _take_numbers(len(orders), now)  # late: the day's counter stays locked until the end
    for sequence, order in enumerate(orders, last - len(orders) + 1):
        order.registration = registration
        order.number = format_number(day, sequence)
        order.query_code = draw_code()
        order.correlation_id = origin.correlation_id
        order.contact = origin.contact
        order.citizen = None if caller.is_anonymous else origin.citizen
        order.channel = origin.contact.channel if origin.contact else origin.channel
        order.registered_at = now
        order.registered_by_id, order.registered_by_label = by.actor_id, by.actor_label
        clocks = new_clocks(order, Clock.DISPATCH, now=origin.demanded_at or now)
        order.save(force_insert=True)
        Deadline.objects.bulk_create(clocks)
        _record(order, by=by, now=now)
    _keep_original_words(orders, demands)
    keep_words(orders)
    keep_shingles(orders)
    return orders


def _keep_original_words(orders: list[WorkOrder], demands: list[Demand]) -> None:
    OriginalWords.objects.bulk_create(
        OriginalWords(order=order, event=each.original_event, demand=each.original_demand)
        for order, each in zip(orders, demands, strict=True)
        if each.original_event or each.original_demand
    )


def _record(order: WorkOrder, *, by: Visitor, now: datetime) -> None:
    brought = order.registration
    happening = Registered(
        appeal_type=order.appeal_type,
        urgency=order.urgency,
        topic_code=order.topic.code,
        area_code=order.area.code,
        source=brought.source,
        external_id=brought.external_id,
        note=f"{order.get_appeal_type_display()} · {order.topic.name}" + _brought_from(brought),
    )
    story = order.correlation_id
    record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)


def _brought_from(brought: Registration) -> str:
    if not brought.external_id:
        return ""
    return f" · 导入自{brought.source}，外部编号 {brought.external_id}"


def _take_numbers(count: int, now: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_NUMBER, [numbering_day(now), count])
        return int(cursor.fetchone()[0])


def _snapshot(caller: Caller, demand: Demand) -> WorkOrder:
    phone = normalize_number(caller.phone)
    order = WorkOrder(
        caller_name="" if caller.is_anonymous else caller.name,
        caller_phone=phone,
        caller_phone_index=blind_index(phone),
        caller_sex="" if caller.is_anonymous else caller.sex,
        is_confidential=caller.is_hidden,
        is_anonymous=caller.is_anonymous,
        secrecy=demand.secrecy,
        appeal_type=demand.appeal_type,
        urgency=demand.urgency,
        topic=get_topic(demand.topic_code),
        area=get_area(demand.area_code),
        place=demand.place,
        event=demand.event,
        demand=demand.demand,
        occurred_at=demand.event_time,
        state=State.AWAITING_DISPATCH,
    )
    sit_at_desk(order, demand)
    return order
