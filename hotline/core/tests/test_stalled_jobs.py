"""A killed worker's jobs are done by another; a living worker's are left alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.core.delivery import QUEUE, TASK
from hotline.core.stalled_jobs import retry_stalled_jobs

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _running_job(*, last_heartbeat: datetime | None) -> int:
    job_id = app.configure_task(TASK, queue=QUEUE).defer(event_id=1, subscriber="nobody")
    with connection.cursor() as cursor:
        worker = None
        if last_heartbeat is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id",
                [last_heartbeat],
            )
            worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s",
            [worker, job_id],
        )
    return job_id


@pytest.mark.parametrize(
    "last_heartbeat",
    [None, NOW - timedelta(minutes=3)],
    ids=["worker forgotten", "worker silent"],
)
def test_stalled_jobs_of_a_killed_worker_are_done_again(last_heartbeat: datetime | None) -> None:
    job_id = _running_job(last_heartbeat=last_heartbeat)
    assert retry_stalled_jobs(now=NOW) == 1
    job = ProcrastinateJob.objects.get(pk=job_id)
    assert (job.status, job.scheduled_at, job.queue_name) == ("todo", NOW, QUEUE)


def test_stalled_jobs_are_none_of_a_worker_that_lives() -> None:
    job_id = _running_job(last_heartbeat=NOW - timedelta(seconds=20))
    assert retry_stalled_jobs(now=NOW) == 0
    assert ProcrastinateJob.objects.get(pk=job_id).status == "doing"
