"""What the page of models shows: calls, time, money, verdicts and health."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Aggregate, Count, FloatField, Q, QuerySet, Sum

from hotline.intelligence.models import ActingPolicy, Trace
from hotline.intelligence.rules.acting_alone import is_proven, lowest_precision
from hotline.intelligence.rules.attempts import ANSWERED, UNREACHABLE, Ended, Verdict
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.tracing import OWN

_MOST_TRACES = 50
_FEWEST_JUDGED = 20


class Percentile(Aggregate):
    """PostgreSQL's ``percentile_cont``; 0.5 is the median."""

    function = "percentile_cont"
    template = "%(function)s(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """One task in a span of time."""

    asks: int = 0
    answered: int = 0
    cached: int = 0
    failed: int = 0
    cost: Decimal = Decimal(0)
    p50_ms: int | None = None
    p95_ms: int | None = None
    accepted: int = 0
    edited: int = 0
    rejected: int = 0


def figures_by_task(since: datetime) -> dict[Task, TaskFigures]:
    """Return every task's figures; what was never asked has none."""
    asked = ~Q(ended=Ended.CACHED) & ~Q(provider=OWN)
    rows = (
        Trace.objects.filter(asked_at__gte=since, task__in=[*Task])
        .order_by()
        .values_list("task")
        .annotate(
            asks=Count("id"),
            answered=Count("id", filter=Q(ended__in=ANSWERED)),
            cached=Count("id", filter=Q(ended=Ended.CACHED)),
            cost=Sum("cost"),
            p50_ms=Percentile("latency_ms", fraction=0.5, filter=asked),
            p95_ms=Percentile("latency_ms", fraction=0.95, filter=asked),
            **{each.value: Count("id", filter=Q(verdict=each)) for each in Verdict},
        )
    )
    found = {}
    for task, asks, answered, cached, cost, p50, p95, accepted, edited, rejected in rows:
        found[Task(task)] = TaskFigures(
            asks=asks,
            answered=answered,
            cached=cached,
            failed=asks - answered,
            cost=cost,
            p50_ms=None if p50 is None else round(p50),
            p95_ms=None if p95 is None else round(p95),
            accepted=accepted,
            edited=edited,
            rejected=rejected,
        )
    return found


@dataclass(frozen=True, slots=True)
class ProviderFigures:
    """How a provider has been."""

    asks: int = 0
    answered: int = 0
    last_answer_at: datetime | None = None
    last_failure_at: datetime | None = None
    last_fault: str = ""


def figures_of_provider(name: str, since: datetime) -> ProviderFigures:
    """Return its figures; the last of each kind may be older than the span."""
    rows = Trace.objects.filter(provider=name).exclude(ended=Ended.CACHED)
    counts = rows.filter(asked_at__gte=since).aggregate(
        asks=Count("id"), answered=Count("id", filter=Q(ended=Ended.OK))
    )
    good = rows.filter(ended=Ended.OK).first()
    bad = rows.filter(ended__in=UNREACHABLE).first()
    return ProviderFigures(
        **counts,
        last_answer_at=good.asked_at if good else None,
        last_failure_at=bad.asked_at if bad else None,
        last_fault=bad.fault if bad else "",
    )


def list_traces(
    *, task: Task | None, ended: Ended | None, before: int | None
) -> QuerySet[Trace, Trace]:
    """Return the latest attempts, without their texts."""
    rows = Trace.objects.defer("question", "answer")
    rows = rows.filter(task=task) if task else rows
    rows = rows.filter(ended=ended) if ended else rows
    rows = rows.filter(pk__lt=before) if before else rows
    return rows[:_MOST_TRACES]


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """A class of cases and whether a model may act in it alone."""

    task: Task
    class_key: str
    accepted: int
    judged: int
    lowest: float
    is_proven: bool
    is_allowed: bool


def list_classes() -> list[ClassFigures]:
    """Return the classes people judged often, and those that are allowed."""
    policies = ActingPolicy.objects.filter(is_on=True).values_list("task", "class_key")
    allowed = set(policies)
    rows = (
        Trace.objects.exclude(verdict="")
        .exclude(class_key="")
        .order_by()
        .values_list("task", "class_key")
        .annotate(judged=Count("id"), accepted=Count("id", filter=Q(verdict=Verdict.ACCEPTED)))
        .filter(judged__gte=_FEWEST_JUDGED)
    )
    found = {(task, key): (accepted, judged) for task, key, judged, accepted in rows}
    return [
        ClassFigures(
            Task(task),
            key,
            accepted,
            judged,
            lowest_precision(accepted, judged),
            is_proven(accepted, judged),
            (task, key) in allowed,
        )
        for (task, key) in sorted({*found, *allowed})
        for accepted, judged in (found.get((task, key), (0, 0)),)
    ]
