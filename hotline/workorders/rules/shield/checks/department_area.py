"""A district's government gets what lies in its district (ASM-31: 派单错误)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.city import AreaName, City, DepartmentName
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field


def district_named(department: DepartmentName, city: City) -> AreaName | None:
    """Return the district a department carries in its name."""
    districts = (each for each in city.areas.values() if each.level == "district")
    return next((each for each in districts if department.name.startswith(each.name)), None)


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for another district's government, offering the right one."""
    department = city.departments.get(draft.department_code or "")
    district = city.district_of(draft.area_code or "")
    if department is None or district is None:
        return
    theirs = district_named(department, city)
    if theirs is None or theirs.code == district.code:
        return
    right = [
        each
        for each in city.departments.values()
        if (found := district_named(each, city)) and found.code == district.code
    ]
    yield Fault(
        reason=f"事发地在{district.name}，而所选单位是{department.short_name}。",
        mends=tuple(
            set_field("department_code", each.code, f"改派{each.short_name}") for each in right[:1]
        ),
    )
