"""The two-level tree of topics (事项分类): what codes and names may be, and importing it whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

GROUP_LENGTH, TOPIC_LENGTH = 2, 4
MIN_NAME, MAX_NAME = 2, 40
_GROUP = re.compile(rf"[0-9]{{{GROUP_LENGTH}}}")
_TOPIC = re.compile(rf"[0-9]{{{TOPIC_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic as the table has it."""

    code: str
    name: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One line of a file: ``parent`` may be empty, the code says it already."""

    position: int
    code: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A topic whose name differs from the file's."""

    code: str
    old: str
    new: str


@dataclass(slots=True)
class TopicPlan:
    """What an import would do; nothing at all while there are faults."""

    added: list[TopicLine] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    restored: list[KnownTopic] = field(default_factory=list)
    retired: list[KnownTopic] = field(default_factory=list)
    unchanged: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """Count what would change."""
        return len(self.added) + len(self.renamed) + len(self.restored) + len(self.retired)


def group_of(code: str) -> str:
    """Return the code of the group a topic's code belongs to; empty for a group."""
    return code[:GROUP_LENGTH] if len(code) > GROUP_LENGTH else ""


def fault_of_code(code: str) -> str:
    """Say what is wrong with a code's form; empty when nothing is."""
    if _GROUP.fullmatch(code) or _TOPIC.fullmatch(code):
        return ""
    return "编码应为 2 位数字（大类）或 4 位数字（事项，前 2 位是大类编码）。"


def fault_of_name(name: str) -> str:
    """Say what is wrong with a name; empty when nothing is."""
    return "" if MIN_NAME <= len(name) <= MAX_NAME else f"名称应为 {MIN_NAME}—{MAX_NAME} 个字。"


def plan_import(
    lines: Sequence[TopicLine], known: Iterable[KnownTopic], *, retires_missing: bool
) -> TopicPlan:
    """Compare a file with the tree; with ``retires_missing`` what the file lacks is retired."""
    before = {each.code: each for each in known}
    plan = TopicPlan()
    wanted: dict[str, TopicLine] = {}
    for line in lines:
        fault = _fault_of_line(line, wanted)
        if fault:
            plan.faults.append((line.position, fault))
        else:
            wanted[line.code] = line
    groups = {code for code in wanted if not group_of(code)}
    if not retires_missing:
        groups |= {code for code, each in before.items() if each.is_active}
    for line in wanted.values():
        group = group_of(line.code)
        if group and group not in groups:
            plan.faults.append((line.position, f"没有编码为 {group} 的大类，请先写一行大类。"))
        else:
            _place(plan, line, before.get(line.code))
    if retires_missing:
        gone = (each for code, each in before.items() if each.is_active and code not in wanted)
        plan.retired.extend(gone)
    plan.faults.sort()
    return plan


def _fault_of_line(line: TopicLine, earlier: Mapping[str, TopicLine]) -> str:
    fault = fault_of_code(line.code) or fault_of_name(line.name)
    if fault:
        return fault
    if line.parent and line.parent != group_of(line.code):
        return f"上级 {line.parent} 与编码 {line.code} 的前 {GROUP_LENGTH} 位不一致。"
    if line.code in earlier:
        return f"编码 {line.code} 与第 {earlier[line.code].position} 行重复。"
    return ""


def _place(plan: TopicPlan, line: TopicLine, before: KnownTopic | None) -> None:
    if before is None:
        plan.added.append(line)
        return
    if before.name != line.name:
        plan.renamed.append(Renamed(line.code, before.name, line.name))
    if not before.is_active:
        plan.restored.append(before)
    if before.is_active and before.name == line.name:
        plan.unchanged += 1
