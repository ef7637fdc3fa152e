"""Do the background jobs (后台任务) get done: waiting, failed, stalled, by name."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Greatest
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from hotline.config.health.findings import Check, rising, told
from hotline.core.stalled_jobs import stalled_jobs

_FAILED_WITHIN = timedelta(days=1)
_LATE = {"amber": 300.0, "red": 1800.0}
_MANY_FAILED = {"amber": 1, "red": 50}
_SHOWN = 10


def check_jobs(now: datetime) -> Iterator[Check]:
    """Check what waits, what failed within a day, and what a killed worker left."""
    yield _waiting(now)
    yield _failed(now)
    yield _stalled(now)


def _waiting(now: datetime) -> Check:
    is_due = Q(scheduled_at__isnull=True) | Q(scheduled_at__lte=now)
    due = ProcrastinateJob.objects.filter(is_due, status="todo")
    count = due.count()
    begun = ProcrastinateEvent.objects.filter(job__in=due, type="deferred")
    since = begun.aggregate(since=Min(Greatest("at", "job__scheduled_at")))["since"]
    waits = max(now - since, timedelta()) if since else timedelta()
    seconds = waits.total_seconds()
    state = rising(seconds, **_LATE)
    found = f"{count} 个到期任务在等待，最久 {int(seconds // 60)} 分钟。" if count else "没有积压。"
    advice = "积压说明后台任务进程停下或太慢：看上方“后台任务进程”，必要时重启平台。"
    return Check("jobs_waiting", "等待中的任务", state, found, told(state, advice), _named(due))


def _failed(now: datetime) -> Check:
    recent = ProcrastinateEvent.objects.filter(type="failed", at__gte=now - _FAILED_WITHIN)
    failed = ProcrastinateJob.objects.filter(status="failed", pk__in=recent.values("job_id"))
    count, ever = failed.count(), ProcrastinateJob.objects.filter(status="failed").count()
    state = rising(count, **_MANY_FAILED)
    found = f"24 小时内 {count} 个，累计 {ever} 个。" if ever else "没有失败的任务。"
    advice = "在日志里按任务名查原因，再到“数据表查看”的后台任务里重试；定时任务会自行再来。"
    return Check("jobs_failed", "失败的任务", state, found, told(state, advice), _named(failed))


def _stalled(now: datetime) -> Check:
    stalled = stalled_jobs(now)
    count = stalled.count()
    state = rising(count, amber=1, red=20)
    found = f"{count} 个任务的进程已不在。" if count else "没有停住的任务。"
    advice = "每分钟自动交给另一个进程重做；一直不减少说明没有活着的后台任务进程。"
    return Check("jobs_stalled", "停住的任务", state, found, told(state, advice), _named(stalled))


def _named(jobs: QuerySet[ProcrastinateJob]) -> list[str]:
    rows = jobs.values("task_name").annotate(many=Count("pk")).order_by("-many", "task_name")
    return [f"{each['task_name']}：{each['many']} 个" for each in rows[:_SHOWN]]
