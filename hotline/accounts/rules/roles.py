"""The roles (角色) people act in; what a role may do is said by each domain's permissions."""

from enum import StrEnum


class Role(StrEnum):
    """A role is granted for the whole hotline, or for one department."""

    OPERATOR = "operator"
    DISPATCHER = "dispatcher"
    REVIEWER = "reviewer"
    FOLLOW_UP_OPERATOR = "follow_up_operator"
    HANDLER = "handler"
    TEAM_LEADER = "team_leader"
    ADMINISTRATOR = "administrator"


LABELS: dict[Role, str] = {
    Role.OPERATOR: "热线员",
    Role.DISPATCHER: "派单员",
    Role.REVIEWER: "审核员",
    Role.FOLLOW_UP_OPERATOR: "回访员",
    Role.HANDLER: "经办人",
    Role.TEAM_LEADER: "班长",
    Role.ADMINISTRATOR: "系统管理员",
}
"""What people see for a role; several roles are joined with 、 in this order."""

DEPARTMENT = "department"


def needs_department(role: Role) -> bool:
    """Tell whether a grant of this role must name a department."""
    return role is Role.HANDLER
