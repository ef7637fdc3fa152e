"""Load what is known of the truth of call records: checks, differences, alarms."""

from datetime import date

from hotline.telephony.models import CallEventRow, EngineCheck, EngineDifference, FloorAlarm

PAGE = 200


def list_engine_checks(limit: int = 62) -> list[EngineCheck]:
    """Return the latest days' comparisons."""
    return list(EngineCheck.objects.all()[:limit])


def last_checked_day() -> date | None:
    """Return the last whole day that was compared with the engine's records."""
    days = EngineCheck.objects.filter(is_final=True).order_by("-day")
    return days.values_list("day", flat=True).first()


def list_differences(*, settled: bool) -> list[EngineDifference]:
    """Return the newest differences."""
    rows = EngineDifference.objects.filter(settled_at__isnull=not settled)
    return list(rows[:PAGE])


def count_unabsorbed() -> int:
    """Return how many rows of the journal count nowhere yet."""
    return CallEventRow.objects.filter(absorbed_at__isnull=True).count()


def list_alarms(before: int | None) -> list[FloorAlarm]:
    """Return one page of alarms, newest first."""
    rows = FloorAlarm.objects.order_by("-pk")
    return list((rows if before is None else rows.filter(pk__lt=before))[:PAGE])
