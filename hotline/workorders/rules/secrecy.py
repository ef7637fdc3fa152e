"""Security levels (密级) of orders, as data: who of the hotline may see an order of each level.

A department sees the orders it handles whatever their level: it must act on them. Whoever
registered an order keeps seeing it.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from hotline.accounts.rules.roles import Role

SHORTEST_REASON = 5


class Secrecy(StrEnum):
    """How closely an order is kept (密级)."""

    NORMAL = "normal"
    CONFIDENTIAL = "confidential"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Level:
    """One row: its Chinese name, the hotline's roles that see such orders, and why."""

    label: str
    roles: frozenset[Role]
    why: str


_DESK_WIDE = frozenset(
    {
        Role.OPERATOR,
        Role.DISPATCHER,
        Role.REVIEWER,
        Role.FOLLOW_UP_OPERATOR,
        Role.TEAM_LEADER,
    }
)
LEVELS: dict[Secrecy, Level] = {
    Secrecy.NORMAL: Level("普通", _DESK_WIDE, "热线人员均可查看"),
    Secrecy.CONFIDENTIAL: Level(
        "保密",
        frozenset({Role.DISPATCHER, Role.REVIEWER, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER}),
        "举报线索等；登记人以外的热线员看不到",
    ),
    Secrecy.RESTRICTED: Level(
        "专办",
        frozenset({Role.DISPATCHER, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER}),
        "只由派单员、回访员、班长和登记人经手，审核由派单员办理",
    ),
}
SECRECY_LABELS: dict[str, str] = {str(each): level.label for each, level in LEVELS.items()}


def hidden_levels(roles: AbstractSet[Role]) -> frozenset[Secrecy]:
    """Return the levels none of these roles of the hotline may see."""
    return frozenset(each for each, level in LEVELS.items() if not level.roles & roles)


def faults_of_change(old: str, new: str, reason: str) -> dict[str, str]:
    """Return what is wrong with changing a level: nothing would change, or nobody says why."""
    if old == new:
        return {"secrecy": f"工单的密级已经是“{SECRECY_LABELS[new]}”。"}
    if len(reason.strip()) < SHORTEST_REASON:
        return {"reason": f"请写明调整密级的理由，不少于 {SHORTEST_REASON} 个字。"}
    return {}
