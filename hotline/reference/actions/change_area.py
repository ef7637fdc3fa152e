"""Rename an area, retire or restore it (修改区划)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.reference.edit_events import AreaChanged
from hotline.reference.errors import NoSuchReference, StillUsed
from hotline.reference.models import Area
from hotline.reference.rules.topic_tree import fault_of_name


def change_area(
    *, code: str, name: str, is_active: bool, note: str, by: Actor, now: datetime
) -> Area:
    """Change what differs; orders and places keep pointing to the area.

    Raises:
        NoSuchReference: there is none.
        Invalid: the name is too short or too long.
        StillUsed: it shall be retired and has active areas below, or the one above is retired.

    """
    with writing():
        row = Area.objects.select_for_update().filter(code=code).first()
        if row is None:
            msg = f"没有代码为“{code}”的区划。"
            raise NoSuchReference(msg)
        fault = fault_of_name(name)
        if fault:
            raise Invalid(fault, fields={"name": fault})
        if is_active != row.is_active:
            _refuse_used(row, is_active=is_active)
        wanted = {"name": name, "is_active": is_active}
        old = {each: getattr(row, each) for each in wanted if getattr(row, each) != wanted[each]}
        if not old:
            return row
        edit_here(row, **wanted)
        happening = AreaChanged(old=old, new={each: wanted[each] for each in old}, note=note)
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return row


def _refuse_used(row: Area, *, is_active: bool) -> None:
    if is_active and row.parent and not row.parent.is_active:
        msg = f"上级区划“{row.parent.name}”已停用，请先恢复上级。"
        raise StillUsed(msg)
    below = Area.objects.filter(parent=row, is_active=True).count()
    if not is_active and below:
        msg = f"“{row.name}”下还有 {below} 个启用的区划，请先停用它们。"
        raise StillUsed(msg)
