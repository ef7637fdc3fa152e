"""Close a department (停用承办单位)."""

from collections.abc import Callable
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.organizations.actions._department_rows import locked_department
from hotline.organizations.errors import StillNeeded
from hotline.organizations.events import DepartmentClosed
from hotline.organizations.models import Department


def close_department(
    *,
    department_id: int,
    note: str,
    count_open: Callable[[int], int],
    by: Actor,
    now: datetime,
) -> Department:
    """Take it out of every list that new orders choose from; closing it again changes nothing.

    ``count_open`` is asked, once the row is locked, how many open orders the department has:
    they are known to a domain above.

    Raises:
        NoSuchDepartment: there is none.
        Invalid: nothing says why.
        StillNeeded: it has open orders, or active units below it.

    """
    if not note.strip():
        msg = "请填写停用原因。"
        raise Invalid(msg, fields={"note": msg})
    with writing():
        row = locked_department(department_id)
        if not row.is_active:
            return row
        _refuse_needed(row, count_open(row.pk))
        edit_here(row, is_active=False)
        happening = DepartmentClosed(name=row.name, note=note)
        record(happening, subject_id=row.code, by=by, now=now, correlation_id=None)
    return row


def _refuse_needed(row: Department, open_orders: int) -> None:
    if open_orders:
        msg = f"{row.name}还有 {open_orders} 件未办结的工单，请先改派或办结，再停用。"
        raise StillNeeded(msg)
    units = list(Department.objects.filter(parent=row, is_active=True))
    if units:
        names = "、".join(each.name for each in units[:3])
        msg = f"{row.name}还有 {len(units)} 个启用的下级单位（{names}），请先停用或改变其上级。"
        raise StillNeeded(msg)
