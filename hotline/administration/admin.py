"""Background jobs and sign-ins in Django's administration, in Chinese, to look at.

The packages' own pages speak English, and theirs would let anybody who may look call jobs
off, such as the sealing of a recording; here failed ones can only be tried again.
"""

import json
from typing import Any

from axes.models import AccessAttempt, AccessLog
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob
from procrastinate.jobs import Status
from procrastinate.utils import utcnow

from hotline.administration.job_words import HAPPENED, STATES, Queue, State
from hotline.administration.models import BackgroundJob, FailedSignIn, SignInRecord

admin.site.unregister([ProcrastinateJob, AccessAttempt, AccessLog])


@admin.register(BackgroundJob)
class BackgroundJobAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no such subscript
    """Jobs; nothing is changed but that a failed one is tried again."""

    list_display = ("number", "task", "arguments", "state", "queue", "tries", "due")
    list_filter = (State, Queue)
    fields = readonly_fields = (*list_display, "story")
    actions = ("retry",)
    ordering = ("-id",)
    show_full_result_count = False

    @admin.display(description="编号", ordering="id")
    def number(self, job: BackgroundJob) -> int:
        """Return the id."""
        return int(job.pk)

    @admin.display(description="任务", ordering="task_name")
    def task(self, job: BackgroundJob) -> str:
        """Return what it runs."""
        return job.task_name

    @admin.display(description="参数")
    def arguments(self, job: BackgroundJob) -> str:
        """Return what it was given, cut short."""
        text = json.dumps(job.args, ensure_ascii=False)[:500]
        return format_html("<code>{}</code>", text)

    @admin.display(description="状态", ordering="status")
    def state(self, job: BackgroundJob) -> str:
        """Say it in Chinese."""
        return STATES.get(job.status, job.status)

    @admin.display(description="队列", ordering="queue_name")
    def queue(self, job: BackgroundJob) -> str:
        """Return where it waits."""
        return job.queue_name

    @admin.display(description="已试次数", ordering="attempts")
    def tries(self, job: BackgroundJob) -> int:
        """Return how often it ran."""
        return job.attempts

    @admin.display(description="计划时间", ordering="scheduled_at")
    def due(self, job: BackgroundJob) -> Any:
        """Return when it may run."""
        return job.scheduled_at or "—"

    @admin.display(description="经过")
    def story(self, job: BackgroundJob) -> str:
        """Say what happened to it, oldest first."""
        told = [
            (HAPPENED.get(each.type, each.type), f"{localtime(each.at):%Y-%m-%d %H:%M:%S}")
            for each in ProcrastinateEvent.objects.filter(job_id=job.pk).order_by("id")
            if each.at
        ]
        return format_html_join("", "{} {}<br>", told) if told else "—"

    @admin.action(description="重试所选的失败任务")
    def retry(self, _request: HttpRequest, chosen: QuerySet[BackgroundJob]) -> None:
        """Try again what failed, or what a stopped worker left behind."""
        for job in chosen.filter(status__in=(Status.FAILED.value, Status.DOING.value)):
            app.job_manager.retry_job_by_id(
                job.pk, utcnow(), job.priority, job.queue_name, job.lock
            )


class _SignIns(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no such subscript
    search_fields = ("username", "ip_address")
    ordering = ("-attempt_time",)
    actions = ()

    @admin.display(description="登录名", ordering="username")
    def who(self, row: Any) -> str:
        """Return the name that was typed."""
        return row.username or "（空）"

    @admin.display(description="来源地址", ordering="ip_address")
    def address(self, row: Any) -> str:
        """Return where from."""
        return str(row.ip_address or "")

    @admin.display(description="浏览器")
    def browser(self, row: Any) -> str:
        """Return what it called itself."""
        return str(row.user_agent)

    @admin.display(description="时间", ordering="attempt_time")
    def when(self, row: Any) -> Any:
        """Return when."""
        return row.attempt_time


@admin.register(FailedSignIn)
class FailedSignInAdmin(_SignIns):
    """Wrong passwords that still count; unlock in 人员账号."""

    list_display = fields = readonly_fields = ("when", "who", "address", "failures", "browser")

    @admin.display(description="失败次数", ordering="failures_since_start")
    def failures(self, row: FailedSignIn) -> int:
        """Return how many."""
        return int(row.failures_since_start)


@admin.register(SignInRecord)
class SignInRecordAdmin(_SignIns):
    """Who signed in from where; the audit tells more."""

    list_display = fields = readonly_fields = ("when", "left", "who", "address", "browser")

    @admin.display(description="退出时间", ordering="logout_time")
    def left(self, row: SignInRecord) -> Any:
        """Return when they signed out."""
        return row.logout_time or "—"
