"""Create an area (新增区划)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.edit_events import AreaCreated
from hotline.reference.models import Area
from hotline.reference.rules.area_form import fault_of_area_code, level_of
from hotline.reference.rules.topic_tree import fault_of_name


def create_area(*, code: str, name: str, parent: str, by: Actor, now: datetime) -> Area:
    """Add it by its official code; the level follows from the code.

    Raises:
        Invalid: the code is taken or malformed, the name is wrong, or there is no such parent.

    """
    with writing():
        above = Area.objects.filter(code=parent, is_active=True).first()
        faults = {"code": fault_of_area_code(code), "name": fault_of_name(name)}
        if not faults["code"] and Area.objects.filter(code=code).exists():
            faults["code"] = "这个区划代码已被使用；停用的区划也占用代码。"
        if above is None:
            faults["parent_code"] = "请选择启用的上级区划。"
        faults = {field: fault for field, fault in faults.items() if fault}
        if faults:
            raise Invalid.in_fields(faults)
        row = Area.objects.create(
            code=code, name=name, level=level_of(code), parent=above, is_edited_here=True
        )
        happening = AreaCreated(new={"code": code, "name": name, "parent": parent})
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return row
