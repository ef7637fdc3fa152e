"""Read-only views of orders for administrators; everything is changed by verbs only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from hotline.workorders.models import Assignment, Deadline, WorkOrder


class _ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - Django's signature
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - Django's signature
        """Refuse."""
        return False


@admin.register(WorkOrder)
class WorkOrderAdmin(_ReadOnly):
    """Orders without anything about the citizen."""

    list_display = ("number", "state", "urgency", "department", "registered_at", "due_at")
    list_filter = ("state", "urgency")
    search_fields = ("number",)
    fields = (
        *("number", "state", "appeal_type", "urgency", "topic", "area", "department"),
        *("registered_at", "registered_by_label", "due_at", "handled_at", "closed_at", "closing"),
    )


@admin.register(Assignment)
class AssignmentAdmin(_ReadOnly):
    """Who had which order, and when."""

    list_display = ("order", "department", "assigned_at", "accepted_at", "ended_at", "ending")


@admin.register(Deadline)
class DeadlineAdmin(_ReadOnly):
    """Clocks and their promises."""

    list_display = ("order", "clock", "wording", "started_at", "ends_at", "stopped_at")
    list_filter = ("clock",)
