"""What came to a visitor's own departments in a month, and what became of it: the lists.

Everything is told from the turns (``Assignment``) themselves, so that every number is the
length of a list that can be opened; ``figure_counts`` counts the same.
A month is the one in which the order came.
"""

from datetime import date, datetime

from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.core.months import month_after
from hotline.organizations.models import Department
from hotline.reference.rules.calendar import local_midnight
from hotline.workorders.events import Reopened
from hotline.workorders.models import (
    Allotment,
    Assignment,
    ClockRequest,
    Deadline,
    Result,
    Review,
    SendBack,
)
from hotline.workorders.permissions import handler_departments
from hotline.workorders.rules.clock_requests import Kind
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.figures import Figure

_OWN = (Clock.ACCEPTANCE, Clock.HANDLING)
"""The clocks that a department itself must keep."""


def own_departments(visitor: Visitor) -> list[str]:
    """Return the names of the departments whose figures the visitor sees."""
    own = Department.objects.filter(pk__in=handler_departments(visitor))
    return list(own.order_by("name").values_list("name", flat=True))


def turns_between(visitor: Visitor, first: date, last: date) -> QuerySet[Assignment]:
    """Return the turns of the visitor's departments that began in these months, both included.

    Theirs are those of their department, and those their unit was allotted by the one above.
    """
    units = handler_departments(visitor)
    begin, end = local_midnight(first), local_midnight(month_after(last))
    allotted = Allotment.objects.filter(unit_id__in=units)
    turns = Assignment.objects.filter(assigned_at__gte=begin, assigned_at__lt=end)
    return turns.filter(Q(department_id__in=units) | Q(pk__in=allotted.values("assignment_id")))


def turns_behind(
    turns: QuerySet[Assignment],
    figure: Figure,
    *,
    now: datetime,
    topic_code: str = "",
    unit: str = "",
) -> QuerySet[Assignment]:
    """Return the turns a figure counts, newest first, of one topic or unit if it is named."""
    found = _told(turns, now).filter(_FIGURES[figure])
    if topic_code:
        found = found.filter(order__topic__code=topic_code)
    if unit:
        found = found.filter(Q(unit_name=unit))
    return found.order_by("-assigned_at", "-id")


_FIGURES: dict[Figure, Q] = {
    Figure.RECEIVED: Q(pk__isnull=False),
    Figure.HELPING: Q(role=Assignment.Role.HELPER),
    Figure.ACCEPTED_IN_TIME: Q(accepted_at__isnull=False, accepts_late=False),
    Figure.ACCEPTED_LATE: Q(accepts_late=True),
    Figure.HANDLED_IN_TIME: Q(has_result=True, handles_late=False),
    Figure.HANDLED_LATE: Q(handles_late=True),
    Figure.UNFINISHED: Q(is_in_hand=True),
    Figure.RETURNED: Q(is_returned=True),
    Figure.RESULT_REFUSED: Q(is_refused=True),
    Figure.REOPENED: Q(is_reopened=True),
    Figure.EXTENDED: Q(is_extended=True),
}


def _told(turns: QuerySet[Assignment], now: datetime) -> QuerySet[Assignment]:
    """Say of each turn what the figures ask."""
    turn = OuterRef("pk")
    own_clocks = Deadline.objects.filter(assignment=turn, clock__in=_OWN)
    results = Result.objects.filter(assignment=turn)
    extensions = ClockRequest.objects.filter(assignment=turn, kind=Kind.EXTENSION)
    asked_back = SendBack.objects.filter(assignment=turn)
    refusals = Review.objects.filter(result__assignment=turn, is_approved=False)
    last_unit = Allotment.objects.filter(assignment=turn).order_by("-id").values("unit__name")
    return turns.alias(
        accepts_late=Exists(_run_out(Clock.ACCEPTANCE, now)),
        handles_late=Exists(_run_out(Clock.HANDLING, now)),
        has_result=Exists(results),
        is_in_hand=Exists(own_clocks.filter(stopped_at__isnull=True)),
        is_returned=Exists(asked_back.filter(decision=SendBack.Decision.APPROVED)),
        is_refused=Exists(refusals),
        is_reopened=Exists(_reopenings()),
        is_extended=Exists(extensions.filter(decision=ClockRequest.Decision.APPROVED)),
    ).annotate(
        unit_name=Coalesce(
            Subquery(last_unit[:1]), F("department__name"), output_field=CharField()
        ),
    )


def _run_out(clock: Clock, now: datetime) -> QuerySet[Deadline]:
    """Return the turn's clocks that ran out before they were stopped, or by now."""
    clocks = Deadline.objects.filter(assignment=OuterRef("pk"), clock=clock)
    stood = Coalesce(F("stopped_at"), F("suspended_at"), Value(now))
    return clocks.filter(ends_at__lt=stood)


def _reopenings() -> QuerySet[Event]:
    """Return when the order came back to this turn because it was not solved."""
    events = Event.objects.filter(
        subject_type="work_order",
        subject_id=OuterRef("order__number"),
        kind=Reopened.kind,
        happened_at__gte=OuterRef("assigned_at"),
    )
    ended = Coalesce(OuterRef("ended_at"), F("happened_at"))
    to = Cast(KeyTextTransform("department_id", "details"), BigIntegerField())
    given_back = events.filter(happened_at__lte=ended).annotate(given_to=to)
    return given_back.filter(Q(given_to=OuterRef("department_id")))
