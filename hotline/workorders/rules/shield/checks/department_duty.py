"""The department's duties fit the matter (WO-10, ASM-31: 派单错误)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks.department_area import district_named
from hotline.workorders.rules.shield.city import City, DepartmentName
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, set_field

_MOST = 2


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when a rule, or the duties of others, say that somebody else should have it."""
    department = city.departments.get(draft.department_code or "")
    if department is None:
        return
    if known.routes:
        yield from _by_rule(department, known, city)
        return
    if district_named(department, city) is None:
        yield from _by_duties(department, draft, city)


def _by_rule(department: DepartmentName, known: Known, city: City) -> Iterator[Fault]:
    if any(each.department_code == department.code for each in known.routes):
        return
    offered = [each for each in known.routes if each.department_code in city.departments][:_MOST]
    if not offered:
        return
    first = city.departments[offered[0].department_code]
    yield Fault(
        reason=f"派单规则指向{first.short_name}（{offered[0].because}），而所选单位是{department.short_name}。",
        mends=tuple(_offer(city.departments[each.department_code]) for each in offered),
    )


def _by_duties(department: DepartmentName, draft: Draft, city: City) -> Iterator[Fault]:
    topic = city.topics.get(draft.topic_code or "")
    matter = draft.whole + (f"\n{topic.name}" if topic else "")
    named = {
        code: [word for word in duties if word in matter]
        for code, duties in city.duty_words.items()
    }
    if named.get(department.code):
        return
    others = sorted(
        (code for code, words in named.items() if words),
        key=lambda code: -len(named[code]),
    )
    if not others or not city.duty_words.get(department.code):
        return
    words = "、".join(named[others[0]][:3])
    first = city.departments[others[0]]
    yield Fault(
        reason=f"{department.short_name}的职责里没有这件事；“{words}”属{first.short_name}。",
        mends=tuple(_offer(city.departments[code]) for code in others[:_MOST]),
    )


def _offer(department: DepartmentName) -> Mend:
    return set_field("department_code", department.code, f"改派{department.short_name}")
