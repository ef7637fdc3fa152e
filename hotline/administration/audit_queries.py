"""Load the audit: events by time, one page after the other, as much as the reader may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from hotline.accounts.queries import list_display_names
from hotline.accounts.visitor import Visitor
from hotline.administration.errors import TooLongASpan
from hotline.administration.rules.audit_filters import AuditFilters, fault_of_span
from hotline.administration.rules.detail_labels import SUBJECT_LABELS
from hotline.administration.rules.detail_words import Line, lines_of
from hotline.administration.rules.sight import CONTENT_SUBJECTS, Sight, seen
from hotline.core.cursors import moment_in, number_in
from hotline.core.eventlog import label_of
from hotline.core.models import Event
from hotline.organizations.queries import list_department_names
from hotline.workorders.list_permissions import SEES_WHOLE_CALLER
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import hidden_secrecy, sees_every_order

PAGE = 50
_DEPARTMENTS = frozenset({"department_id", "old_department_id", "unit_id"})
_PEOPLE = frozenset({"operator_id", "person_id"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as the reader sees it."""

    event: Event
    label: str
    subject_label: str
    subject_name: str
    lines: list[Line]


def list_audit(
    filters: AuditFilters, reader: Visitor, cursor: str = "", size: int = PAGE
) -> tuple[list[Entry], str | None]:
    """Return events, newest first, and where the next page begins.

    Raises:
        TooLongASpan: more time than one look takes in.
        Invalid: a cursor of nobody's.

    """
    found = matching(filters, reader)
    if cursor:
        at, _, last = cursor.partition("~")
        moment, number = moment_in(at), number_in(last)
        found = found.filter(
            Q(happened_at=moment, id__lt=number) | Q(happened_at__lt=moment),
            happened_at__lte=moment,
        )
    rows = list(found.order_by("-happened_at", "-id")[: size + 1])
    last_row = rows[size - 1] if len(rows) > size else None
    more = f"{last_row.happened_at.isoformat()}~{last_row.pk}" if last_row else None
    return read(rows[:size], reader), more


def walk_audit(filters: AuditFilters, reader: Visitor, at_once: int = 500) -> Iterator[Entry]:
    """Yield every event asked for, newest first, page by page."""
    cursor: str | None = ""
    while cursor is not None:
        entries, cursor = list_audit(filters, reader, cursor, at_once)
        yield from entries


def matching(filters: AuditFilters, reader: Visitor) -> QuerySet[Event]:
    """Return the events asked for; the bounds in time leave out the parts of other months.

    Raises:
        TooLongASpan: more time than one look takes in.

    """
    if fault := fault_of_span(filters):
        raise TooLongASpan(fault, fields={"since": fault})
    found = Event.objects.filter(happened_at__gte=filters.since, happened_at__lt=filters.until)
    exact = {
        "actor_id": filters.actor_id,
        "kind__in": list(filters.kinds),
        "subject_type": filters.subject_type,
        "subject_id": filters.subject_id,
        "correlation_id": filters.correlation_id,
    }
    found = found.filter(
        **{name: each for name, each in exact.items() if each not in (None, "", [])}
    )
    if filters.by_nobody:
        found = found.filter(actor_id__isnull=True)
    return _with_text(found, filters.text, reader) if filters.text else found


def read(events: Iterable[Event], reader: Visitor) -> list[Entry]:
    """Return events as this reader may see them, names looked up."""
    rows = list(events)
    sight, names = _sight(reader, rows), _Names(rows)
    return [
        Entry(
            each,
            label_of(each.kind),
            SUBJECT_LABELS.get(each.subject_type, each.subject_type),
            names.subject(each),
            lines_of(
                seen(each.kind, each.subject_type, each.subject_id, each.details, sight), names.of
            ),
        )
        for each in rows
    ]


def _with_text(found: QuerySet[Event], text: str, reader: Visitor) -> QuerySet[Event]:
    """Look for words; in content only where the reader sees it, so that no search tells it."""
    named = Q(actor_label__contains=text) | Q(subject_id__contains=text)
    in_details = Q(words__contains=text)
    if not reader.roles & SEES_WHOLE_CALLER:
        in_details &= ~Q(subject_type__in=CONTENT_SUBJECTS)
    return found.annotate(words=Cast("details", TextField())).filter(named | in_details)


def _sight(reader: Visitor, rows: Iterable[Event]) -> Sight:
    reads, hidden = sees_every_order(reader), hidden_secrecy(reader)
    closed: frozenset[str] = frozenset()
    if reads and hidden:
        numbers = {each.subject_id for each in rows if each.subject_type == "work_order"}
        orders = WorkOrder.objects.filter(number__in=numbers, secrecy__in=hidden)
        closed = frozenset(orders.values_list("number", flat=True))
    return Sight(reads, bool(reader.roles & SEES_WHOLE_CALLER), closed)


class _Names:
    """Names of the accounts and departments that a page of events speaks of."""

    def __init__(self, rows: Iterable[Event]) -> None:
        accounts = {
            int(each.subject_id)
            for each in rows
            if each.subject_type == "account" and each.subject_id.isdecimal()
        }
        mentioned = {
            value
            for each in rows
            for key, value in each.details.items()
            if key in _PEOPLE and isinstance(value, int)
        }
        self.people = list_display_names(accounts | mentioned)
        self.departments = list_department_names()

    def of(self, key: str, number: int) -> str:
        """Return whom or what an id in the details means."""
        if key in _DEPARTMENTS:
            return self.departments.get(number, "")
        return self.people.get(number, "") if key in _PEOPLE else ""

    def subject(self, event: Event) -> str:
        """Return what an event is about, as people call it."""
        if event.subject_type == "account" and event.subject_id.isdecimal():
            return self.people.get(int(event.subject_id), event.subject_id)
        return event.subject_id
