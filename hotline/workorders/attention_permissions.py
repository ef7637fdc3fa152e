"""Who may do what beside the handling."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

PUBLISH_UNIFIED_ANSWER = define(
    "workorders.publish_unified_answer", "发布统一答复", {Role.DISPATCHER, Role.TEAM_LEADER}
)
