"""What an administrator writes about a department, and what is wrong with it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from hotline.organizations.rules.kinds import KIND_LABELS, Kind

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_CODE, MAX_NAME, MAX_SHORT, MAX_HOURS, MAX_DUTIES = 40, 80, 20, 80, 500
MIN_NAME = 2
_CLASHES = {"name": "已有同名的单位。", "short_name": "已有同样简称的单位。"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentForm:
    """A department as it shall be; the parent by its id."""

    name: str
    short_name: str
    kind: str = Kind.DEPARTMENT
    parent_id: int | None = None
    duties: str = ""
    contact_hours: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the department: names in use elsewhere, and who may be its parent."""

    names: Collection[str]
    short_names: Collection[str]
    parents: Collection[int]


def faults_of_department(form: DepartmentForm, around: Around) -> dict[str, str]:
    """Return field → Chinese sentence for everything that is wrong."""
    faults = {}
    for field, value, most, taken in (
        ("name", form.name, MAX_NAME, around.names),
        ("short_name", form.short_name, MAX_SHORT, around.short_names),
    ):
        if not MIN_NAME <= len(value) <= most:
            faults[field] = f"请填写 {MIN_NAME}—{most} 个字。"
        elif value in taken:
            faults[field] = _CLASHES[field]
    if len(form.duties) > MAX_DUTIES:
        faults["duties"] = f"职责不能超过 {MAX_DUTIES} 个字。"
    if len(form.contact_hours) > MAX_HOURS:
        faults["contact_hours"] = f"联系时间不能超过 {MAX_HOURS} 个字。"
    if form.kind not in KIND_LABELS:
        faults["kind"] = "没有这种单位类别。"
    if form.parent_id is not None and form.parent_id not in around.parents:
        faults["parent_id"] = "上级须是启用的承办单位，且不能是本单位或本单位的下级。"
    return faults


def fault_of_code(code: str, taken: Collection[str]) -> str:
    """Say what is wrong with a new department's code; empty when nothing is."""
    if not _CODE.fullmatch(code) or len(code) > MAX_CODE:
        return f"代码只能由小写字母、数字和连字符组成，不超过 {MAX_CODE} 个字符。"
    return "这个代码已被使用；停用的单位也占用代码。" if code in taken else ""


def below(department_id: int, parents: Mapping[int, int | None]) -> set[int]:
    """Return the ids of all units below a department; ``parents`` is id → parent's id."""
    found: set[int] = set()
    waiting = [department_id]
    while waiting:
        above = waiting.pop()
        children = {each for each, parent in parents.items() if parent == above} - found
        found |= children
        waiting.extend(children)
    return found
