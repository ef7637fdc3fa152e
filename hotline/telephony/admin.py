"""Telephony in Django's administration, to look at."""

from django.contrib import admin

from hotline.telephony.models import (
    Call,
    CallEventRow,
    PublishedConfiguration,
    Recording,
    Seat,
    SeatSession,
)


@admin.register(Call)
class CallAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no such subscript
    """Calls without the citizen's number."""

    list_display = ("id", "direction", "entered_at", "answered_at", "ended_at", "outcome", "seat")
    list_filter = ("direction", "outcome")
    exclude = ("caller", "caller_index")


@admin.register(Recording)
class RecordingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Recordings and the proof of their wholeness."""

    list_display = ("id", "call", "kind", "status", "started_at", "duration_seconds", "keep_until")
    list_filter = ("kind", "status")


@admin.register(CallEventRow)
class CallEventRowAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """What call control reported; rows in trouble say why."""

    list_display = ("id", "kind", "call_id", "happened_at", "absorbed_at", "trouble")
    list_filter = ("kind", ("absorbed_at", admin.EmptyFieldListFilter))
    exclude = ("details",)


@admin.register(Seat)
class SeatAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Seats."""

    list_display = ("extension", "label", "is_active")


@admin.register(SeatSession)
class SeatSessionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Who sat where."""

    list_display = ("seat", "operator_id", "device", "started_at", "ended_at")


@admin.register(PublishedConfiguration)
class PublishedConfigurationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Versions of the telephony configuration."""

    list_display = ("version", "published_at")
