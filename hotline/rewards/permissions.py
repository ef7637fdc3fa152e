"""Who may see and decide red packets."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

SEE_PACKETS = define(
    "rewards.see", "查看红包奖励", {Role.REVIEWER, Role.TEAM_LEADER, Role.ADMINISTRATOR}
)
DECIDE_PACKETS = define("rewards.decide", "审核红包奖励", {Role.REVIEWER, Role.TEAM_LEADER})
