"""Every periodic job stands in schedule.py, and its queue has a worker."""

from procrastinate.contrib.django import app

import hotline.config.schedule


def test_every_periodic_job_is_on_the_schedule_page() -> None:
    jobs = app.periodic_registry.periodic_tasks
    assert jobs
    modules = {each.task.func.__module__ for each in jobs.values()}
    assert modules <= {hotline.config.schedule.__name__, "procrastinate.builtin_tasks"}
