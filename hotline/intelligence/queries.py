"""What asking models needs to know from the tables."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Sum
from django.utils.timezone import localtime

from hotline.intelligence.errors import NoSuchRelease, NoSuchTrace
from hotline.intelligence.models import ActingPolicy, Release, TaskSwitch, Trace
from hotline.intelligence.rules.acting_alone import is_proven
from hotline.intelligence.rules.attempts import UNREACHABLE, Ended, Verdict
from hotline.intelligence.rules.breaker import open_until
from hotline.intelligence.rules.releases import Chosen, ReleaseState, choose
from hotline.intelligence.rules.tasks import Task

_LOOKED_BACK = 12
_JUDGED_LOOKED_BACK = 1000


def is_switched_on(task: Task) -> bool:
    """Tell whether models may be asked for the task."""
    switch = TaskSwitch.objects.filter(task=task).first()
    return switch is None or switch.is_on


def cached_answer(digest: str, *, since: datetime) -> Trace | None:
    """Return the latest good answer to the same question, if it is young enough."""
    found = Trace.objects.filter(digest=digest, ended=Ended.OK, asked_at__gte=since)
    return found.exclude(verdict=Verdict.REJECTED).exclude(answer="").first()


def spent_today(task: Task, now: datetime) -> tuple[Decimal, int]:
    """Return the money and the attempts of the task since midnight in the city."""
    midnight = localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Trace.objects.filter(task=task, asked_at__gte=midnight).exclude(ended=Ended.CACHED)
    found = rows.aggregate(cost=Sum("cost"), asks=Count("id"))
    return found["cost"] or Decimal(0), found["asks"]


def left_in_peace_until(provider: str) -> datetime | None:
    """Return until when the circuit breaker keeps us from the provider; it may be over."""
    rows = Trace.objects.filter(provider=provider).exclude(ended=Ended.CACHED)
    latest = rows.values_list("asked_at", "ended")[:_LOOKED_BACK]
    return open_until((at, ended not in UNREACHABLE) for at, ended in latest)


def chosen_model(task: Task, provider: str, *, default: Chosen, key: str) -> Chosen:
    """Return the model of the provider that answers this question."""
    states = (ReleaseState.SERVING, ReleaseState.CANARY)
    rows = Release.objects.filter(task=task, provider=provider, state__in=states)
    found = {ReleaseState(each.state): each for each in rows}
    serving, canary = (found.get(each) for each in states)
    return choose(
        default=default,
        serving=Chosen(serving.model, serving.version) if serving else None,
        canary=Chosen(canary.model, canary.version, is_canary=True) if canary else None,
        share=canary.share if canary else 0,
        key=key,
    )


def get_release_locked(release_id: int) -> Release:
    """Return a registered model, locked.

    Raises:
        NoSuchRelease: there is none.

    """
    found = Release.objects.select_for_update().filter(pk=release_id).first()
    if found is None:
        msg = "没有这个模型登记。"
        raise NoSuchRelease(msg)
    return found


def get_trace(trace_id: int) -> Trace:
    """Return an attempt.

    Raises:
        NoSuchTrace: there is none, or it was forgotten.

    """
    found = Trace.objects.filter(pk=trace_id).first()
    if found is None:
        msg = "没有这条调用记录，可能已到期清除。"
        raise NoSuchTrace(msg)
    return found


def judged(task: Task, class_key: str) -> tuple[int, int]:
    """Return how many of the latest judged suggestions of a class people took, and all."""
    rows = Trace.objects.filter(task=task, class_key=class_key).exclude(verdict="")
    verdicts = list(rows.values_list("verdict", flat=True)[:_JUDGED_LOOKED_BACK])
    return verdicts.count(Verdict.ACCEPTED), len(verdicts)


def may_act_alone(task: Task, class_key: str) -> bool:
    """Tell whether a model may act without a person in this class: allowed, and still proven.

    Whoever acts on it says so in the event: ``自动执行``.
    """
    allowed = ActingPolicy.objects.filter(task=task, class_key=class_key, is_on=True).exists()
    return allowed and is_switched_on(task) and is_proven(*judged(task, class_key))


def forgotten_before(now: datetime, keep_days: int) -> datetime:
    """Return the moment before which attempts are forgotten."""
    return now - timedelta(days=keep_days)
