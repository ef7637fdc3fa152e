"""Who may do what beside the handling."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

PUBLISH_UNIFIED_ANSWER = define(
    "workorders.publish_unified_answer", "发布统一答复", {Role.DISPATCHER, Role.TEAM_LEADER}
)
READ_UNIFIED_ANSWERS = define(
    "workorders.read_unified_answers",
    "查看统一答复",
    {
        Role.OPERATOR,
        Role.DISPATCHER,
        Role.REVIEWER,
        Role.FOLLOW_UP_OPERATOR,
        Role.TEAM_LEADER,
    },
)
