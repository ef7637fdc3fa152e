"""Every periodic job of the business side, on one page."""

from procrastinate.contrib.django import app

from hotline.core.clock import now
from hotline.core.stalled_jobs import retry_stalled_jobs
from hotline.telephony.actions.end_stale_calls import end_stale_calls
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines


@app.periodic(cron="* * * * *")
@app.task(name="schedule.warn_of_deadlines", queue="periodic", queueing_lock="warn_of_deadlines")
def warn_of_deadlines_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Record clocks that are near their end or past it."""
    warn_of_deadlines(now=now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="schedule.end_stale_calls", queue="periodic", queueing_lock="end_stale_calls")
def end_stale_calls_every_five_minutes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Close calls whose end was never reported."""
    end_stale_calls(now=now())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.retry_stalled_jobs", queue="periodic", queueing_lock="retry_stalled_jobs")
def retry_stalled_jobs_every_minute(timestamp: int) -> None:  # noqa: ARG001 - procrastinate's signature
    """Give the jobs of a killed worker to another one."""
    retry_stalled_jobs(now=now())
