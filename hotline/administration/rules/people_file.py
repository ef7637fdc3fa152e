"""A file of people to create (人员名单): its headings, its rows, and what is wrong with each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from hotline.accounts.rules.roles import LABELS, Role, needs_department
from hotline.accounts.rules.usernames import fault_of_username, normalize_username

MOST_ROWS = 200
"""Each password is hashed slowly on purpose: 200 take about half a minute."""
MOST_NAME = 40
HEADINGS: dict[str, tuple[str, ...]] = {
    "username": ("登录名", "账号", "用户名", "username"),
    "display_name": ("姓名", "名字", "name"),
    "roles": ("角色", "roles", "role"),
    "department": ("承办单位", "单位", "部门", "department"),
    "team": ("班组", "team"),
}
_NEEDED = ("username", "display_name", "roles")
_BETWEEN = re.compile(r"[、,，;；/\s]+")
_ROLES = {label: role for role, label in LABELS.items()} | {str(role): role for role in Role}


class NoListError(ValueError):
    """The file as a whole is no list of people; the text is Chinese."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row as it stands in the file."""

    line: int
    username: str
    display_name: str
    roles: str
    department: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row, understood; ``faults`` says what is wrong, by column."""

    row: PersonRow
    username: str
    roles: tuple[Role, ...]
    faults: Mapping[str, str] = field(default_factory=dict)


def rows_in(table: Sequence[Sequence[str]]) -> list[PersonRow]:
    """Return the people of a table whose first line is the headings; empty lines are passed over.

    Raises:
        NoListError: a heading is missing, nobody is in it, or too many are.

    """
    places = _places([each.strip().lower() for each in table[0]] if table else [])
    found = []
    for line, cells in enumerate(table[1:], 2):
        values = {name: _cell(cells, at) for name, at in places.items()}
        if any(values.values()):
            found.append(PersonRow(line, **values))
    if not found:
        msg = "名单里没有人员，请在表头下面每行填写一人。"
        raise NoListError(msg)
    if len(found) > MOST_ROWS:
        msg = f"一次最多导入 {MOST_ROWS} 人，这份名单有 {len(found)} 人，请分批导入。"
        raise NoListError(msg)
    return found


def check(
    rows: Iterable[PersonRow],
    *,
    taken: AbstractSet[str],
    departments: AbstractSet[str],
    teams: AbstractSet[str],
) -> list[CheckedRow]:
    """Understand each row and say what is wrong; names repeated within the file are too."""
    seen: dict[str, int] = {}
    checked = []
    for row in rows:
        username = normalize_username(row.username)
        roles, fault = _roles(row.roles)
        faults = {
            "username": fault_of_username(username) or _taken(username, taken, seen),
            "display_name": _fault_of_name(row.display_name),
            "roles": fault,
            "department": _fault_of_department(row.department, roles, departments),
            "team": "" if not row.team or row.team in teams else f"没有“{row.team}”这个班组。",
        }
        seen.setdefault(username, row.line)
        wrong = {name: each for name, each in faults.items() if each}
        checked.append(CheckedRow(row, username, roles, wrong))
    return checked


def _places(heads: Sequence[str]) -> dict[str, int]:
    known = {word: name for name, words in HEADINGS.items() for word in words}
    places = {known[head]: at for at, head in enumerate(heads) if head in known}
    if lacking := [HEADINGS[name][0] for name in _NEEDED if name not in places]:
        msg = f"第一行应为表头，缺少：{'、'.join(lacking)}。可下载模板对照。"
        raise NoListError(msg)
    return places


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _roles(text: str) -> tuple[tuple[Role, ...], str]:
    words = [each for each in _BETWEEN.split(text.strip()) if each]
    if not words:
        return (), "请填写角色，可用顿号填写多个。"
    if unknown := [each for each in words if each not in _ROLES]:
        return (), f"没有“{'、'.join(unknown)}”这个角色，可用：{'、'.join(LABELS.values())}。"
    return tuple(dict.fromkeys(_ROLES[each] for each in words)), ""


def _taken(username: str, taken: AbstractSet[str], seen: Mapping[str, int]) -> str:
    if username in taken:
        return "登录名已被使用。"
    return f"与第 {seen[username]} 行的登录名重复。" if username in seen else ""


def _fault_of_name(name: str) -> str:
    if not name:
        return "请填写姓名。"
    return f"姓名最多 {MOST_NAME} 个字。" if len(name) > MOST_NAME else ""


def _fault_of_department(text: str, roles: Iterable[Role], departments: AbstractSet[str]) -> str:
    is_needed = any(needs_department(each) for each in roles)
    if not text:
        return f"{LABELS[Role.HANDLER]}须填写承办单位（代码、全称或简称）。" if is_needed else ""
    if not is_needed:
        return f"只有{LABELS[Role.HANDLER]}填写承办单位；其他角色面向整个热线。"
    return "" if text in departments else f"没有“{text}”这个承办单位。"
