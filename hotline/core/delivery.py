"""Deliver events upwards: one job per event and subscriber, enqueued with the event itself.

Delivery is at least once; the row in ``Delivered`` makes it once. ``config`` installs
the subscriptions, because only it may know every domain.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from hotline.core.models import Delivered, Event

Subscriber = Callable[[Event], None]
Details = Mapping[str, Any]
Heeds = Callable[[str, Details], bool]
"""Tells from an event's kind and details whether the subscriber has anything to do."""

TASK = "core.deliver_event"
QUEUE = "events"

_subscribers: dict[str, dict[str, Subscriber]] = {}
_heeds: dict[str, Heeds] = {}


def subscriber_name(subscriber: Subscriber) -> str:
    """Name a subscriber for its job: its module and function."""
    return f"{subscriber.__module__}.{subscriber.__qualname__}"


def heeding(heeds: Heeds) -> Callable[[Subscriber], Subscriber]:
    """Make no job for the events of its kinds that the subscriber would do nothing about."""

    def narrowed(subscriber: Subscriber) -> Subscriber:
        _heeds[subscriber_name(subscriber)] = heeds
        return subscriber

    return narrowed


def install(subscriptions: Mapping[str, Sequence[Subscriber]]) -> None:
    """Replace the table of who hears what: kind of event → subscribers."""
    _subscribers.clear()
    for kind, subscribers in subscriptions.items():
        _subscribers[kind] = {subscriber_name(each): each for each in subscribers}


def listeners_to(kind: str, details: Details) -> list[str]:
    """Name the subscribers that an event concerns."""
    return [each for each in _subscribers.get(kind, {}) if _concerns(each, kind, details)]


def is_heard(kind: str) -> bool:
    """Tell whether anybody subscribes to the kind."""
    return bool(_subscribers.get(kind))


def enqueue_deliveries(kind: str, event_id: int, details: Details) -> None:
    """Enqueue one job for every subscriber an event concerns, in the current transaction."""
    for name in listeners_to(kind, details):
        app.configure_task(TASK, queue=QUEUE).defer(event_id=event_id, subscriber=name)


def enqueue_many(kind: str, events: Mapping[int, Details]) -> None:
    """Enqueue the deliveries of many events of one kind at once: id → details."""
    for name in _subscribers.get(kind, {}):
        jobs: list[JSONDict] = [
            {"event_id": event_id, "subscriber": name}
            for event_id, details in events.items()
            if _concerns(name, kind, details)
        ]
        if jobs:
            app.configure_task(TASK, queue=QUEUE).batch_defer(*jobs)


def _concerns(subscriber: str, kind: str, details: Details) -> bool:
    heeds = _heeds.get(subscriber)
    return heeds is None or heeds(kind, details)


def deliver(event_id: int, subscriber: str) -> None:
    """Hand one event to one subscriber, once.

    Raises:
        LookupError: the subscriber no longer exists.

    """
    event = Event.objects.get(pk=event_id)
    function = _subscribers.get(event.kind, {}).get(subscriber)
    if function is None:
        msg = f"no subscriber {subscriber} of {event.kind}"
        raise LookupError(msg)
    with transaction.atomic():
        _, is_new = Delivered.objects.get_or_create(event_id=event_id, subscriber=subscriber)
        if is_new:
            function(event)
