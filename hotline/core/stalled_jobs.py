"""Find the jobs of a killed worker, and give them to another one."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

SILENCE = timedelta(minutes=2)
"""Workers show that they live every ten seconds."""


def stalled_jobs(now: datetime) -> QuerySet[ProcrastinateJob]:
    """Return the running jobs of workers that are gone."""
    is_silent = Q(worker__isnull=True) | Q(worker__last_heartbeat__lt=now - SILENCE)
    return ProcrastinateJob.objects.filter(is_silent, status="doing")


def retry_stalled_jobs(*, now: datetime) -> int:
    """Put the running jobs of workers that are gone back in line; return how many there were.

    Otherwise a worker that is killed keeps them for ever: a recording would never be sealed,
    a follow-up never be planned. Every job may be done twice without harm.
    """
    jobs = list(stalled_jobs(now))
    for job in jobs:
        app.job_manager.retry_job_by_id(
            job.pk, now, priority=job.priority, queue=job.queue_name, lock=job.lock
        )
    return len(jobs)
