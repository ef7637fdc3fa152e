"""Close a department that has no open orders (停用承办单位)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.organizations.actions import close_department as below
from hotline.organizations.models import Department
from hotline.workorders.queries import count_open_orders_of


def close_department(*, department_id: int, note: str, by: Visitor, now: datetime) -> Department:
    """Close it once nobody waits for it: orders it leads, helps with, or was handed down.

    Raises:
        NoSuchDepartment: there is none.
        Invalid: nothing says why.
        StillNeeded: it has open orders, or active units below it.

    """
    return below.close_department(
        department_id=department_id, note=note, count_open=count_open_orders_of, by=by, now=now
    )
