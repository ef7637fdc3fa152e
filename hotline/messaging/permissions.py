"""Who may talk with citizens in writing, and who looks after the channels."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

TAKE_CONVERSATIONS = define(
    "messaging.take_conversations",
    "接待文字会话",
    {Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER},
)
SEE_CONVERSATIONS = define(
    "messaging.see_conversations",
    "查看文字会话",
    {
        Role.OPERATOR,
        Role.FOLLOW_UP_OPERATOR,
        Role.DISPATCHER,
        Role.REVIEWER,
        Role.TEAM_LEADER,
    },
)
SEE_ALL_CONVERSATIONS = define(
    "messaging.see_all_conversations",
    "查看他人的文字会话",
    {Role.DISPATCHER, Role.REVIEWER, Role.TEAM_LEADER},
)
REASSIGN_CONVERSATIONS = define(
    "messaging.reassign_conversations",
    "收回他人的文字会话",
    {Role.TEAM_LEADER},
)
DECIDE_BLOCKS = define(
    "messaging.decide_blocks",
    "审批文字渠道黑名单",
    {Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
SEE_COVERAGE = define(
    "messaging.see_coverage",
    "查看文字受理时段统计",
    {Role.REVIEWER, Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
SEE_CHANNELS = define(
    "messaging.see_channels",
    "查看渠道状态",
    {Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
CHECK_CHANNELS = define("messaging.check_channels", "检测渠道", {Role.ADMINISTRATOR})
WRITE_NOTICES = define(
    "messaging.write_notices",
    "维护通知模板",
    {Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
