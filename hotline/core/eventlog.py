"""Typed kinds of event, and the one function that records them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from hotline.core.actor import Actor
from hotline.core.bulk_events import copy_events
from hotline.core.delivery import enqueue_deliveries, enqueue_many, listeners_to
from hotline.core.models.event import Event

_AT_ONCE = 2000
_kinds: dict[str, type["Happening"]] = {}
_gathered: ContextVar[list[Event] | None] = ContextVar("gathered", default=None)


class Happening(BaseModel):
    """The base of every kind of event: subclass it in the domain's ``events.py``.

    A subclass sets ``kind`` (``thing.happened``, past tense), ``label`` (Chinese)
    and ``subject_type``, and declares its details as fields.
    """

    model_config = ConfigDict(frozen=True)

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    subject_type: ClassVar[str] = ""

    @classmethod
    def __pydantic_init_subclass__(cls, **_kwargs: object) -> None:
        """Register the kind."""
        if cls.kind:
            _kinds[cls.kind] = cls


def known_kinds() -> dict[str, type[Happening]]:
    """Return every registered kind of event by its name."""
    return dict(_kinds)


def label_of(kind: str) -> str:
    """Return the Chinese label of a kind; the kind itself when it is unknown (old rows)."""
    known = _kinds.get(kind)
    return known.label if known else kind


def record(
    happening: Happening,
    *,
    subject_id: str | int | UUID,
    by: Actor,
    now: datetime,
    correlation_id: UUID | None,
) -> Event:
    """Append the happening and enqueue its deliveries, in the caller's transaction.

    Must be called inside :func:`hotline.core.guarded.writing`. Within :func:`recorded_at_once`
    the event has no number yet.
    """
    event = Event(**_columns(Told(happening, subject_id, correlation_id), by, now))
    gathered = _gathered.get()
    if gathered is not None:
        gathered.append(event)
        return event
    event.save(force_insert=True)
    enqueue_deliveries(event.kind, event.pk, event.details)
    return event


@contextmanager
def recorded_at_once() -> Iterator[None]:
    """Append what is recorded inside by one statement at the end, in the same order.

    Must be opened inside :func:`hotline.core.guarded.writing`; what fails records nothing.
    """
    gathered: list[Event] = []
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    Event.objects.bulk_create(gathered)
    for event in gathered:
        enqueue_deliveries(event.kind, event.pk, event.details)


class Told(NamedTuple):
    """A happening of one subject, to be recorded with many others."""

    happening: Happening
    subject_id: str | int | UUID
    correlation_id: UUID | None


def record_many(told: Iterable[Told], *, by: Actor, now: datetime) -> None:
    """Append many happenings at once, in order; otherwise as :func:`record`."""
    rows = [_columns(each, by, now) for each in told]
    copy_events([each for each in rows if not listeners_to(each["kind"], each["details"])])
    heard = [Event(**each) for each in rows if listeners_to(each["kind"], each["details"])]
    Event.objects.bulk_create(heard, batch_size=_AT_ONCE)
    for kind in dict.fromkeys(each.kind for each in heard):
        enqueue_many(kind, {each.pk: each.details for each in heard if each.kind == kind})


def _columns(told: Told, by: Actor, now: datetime) -> dict[str, Any]:
    happening, subject_id, correlation_id = told
    return {
        "kind": happening.kind,
        "subject_type": happening.subject_type,
        "subject_id": str(subject_id),
        "actor_id": by.actor_id,
        "actor_label": by.actor_label,
        "happened_at": now,
        "correlation_id": correlation_id,
        "details": happening.model_dump(mode="json"),
    }
