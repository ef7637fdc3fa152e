"""Bring the departments in line with the city's file."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import switch_off_others, upsert
from hotline.organizations.events import DepartmentsLoaded
from hotline.organizations.models import Department
from hotline.organizations.rules.entries import DepartmentEntry


def load_departments(
    *, entries: Sequence[DepartmentEntry], city: str, by: Actor, now: datetime
) -> int:
    """Create, correct and switch off; return how many rows changed. Idempotent."""
    with writing():
        changed = 0
        for position, entry in enumerate(entries, start=1):
            parent = Department.objects.get(code=entry.parent) if entry.parent else None
            fields = {
                "name": entry.name,
                "short_name": entry.short_name,
                "parent_id": parent.pk if parent else None,
                "duties": entry.duties,
                "contact_hours": entry.contact_hours,
                "kind": entry.kind,
                "position": position,
                "is_active": True,
            }
            changed += upsert(Department, "code", {entry.code: fields})
        off = switch_off_others(Department, "code", [each.code for each in entries])
        if changed or off:
            happening = DepartmentsLoaded(changed=changed, switched_off=off)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed + off
