"""Chinese words of the queue, and filters that speak them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

STATES = {
    "todo": "待执行",
    "doing": "执行中",
    "succeeded": "已完成",
    "failed": "失败",
    "cancelled": "已取消",
    "aborting": "中止中",
    "aborted": "已中止",
}
HAPPENED = {
    "deferred": "排入",
    "started": "开始",
    "deferred_for_retry": "排入重试",
    "failed": "失败",
    "succeeded": "完成",
    "cancelled": "取消",
    "abort_requested": "请求中止",
    "aborted": "中止",
    "scheduled": "定时",
    "retried": "人工重试",
}


class State(admin.SimpleListFilter):
    """Jobs in one state."""

    title = "状态"
    parameter_name = "state"

    def lookups(self, _request: HttpRequest, _admin: Any) -> Iterable[tuple[str, str]]:
        """Offer every state."""
        return STATES.items()

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep those in it."""
        return rows.filter(status=self.value()) if self.value() else rows


class Queue(admin.SimpleListFilter):
    """Jobs of one queue."""

    title = "队列"
    parameter_name = "queue"

    def lookups(self, _request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """Offer the queues that are."""
        names = model_admin.model.objects.order_by("queue_name").values_list("queue_name")
        return [(name, name) for (name,) in names.distinct()]

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep those that wait there."""
        return rows.filter(queue_name=self.value()) if self.value() else rows
