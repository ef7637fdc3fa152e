"""Who may look at returns and routing rules, and who may change the rules."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role
from hotline.workorders.permissions import SEES_EVERY_ORDER

_READERS = frozenset({Role.DISPATCHER, Role.REVIEWER, Role.TEAM_LEADER})
VIEW_RETURNS = define("workorders.view_returns", "退单评议", _READERS)
VIEW_ROUTING = define("workorders.view_routing", "查看派单规则", _READERS)
EDIT_ROUTING = define(
    "workorders.edit_routing", "编辑派单规则", {Role.DISPATCHER, Role.TEAM_LEADER}
)
SUGGEST = define("workorders.suggest", "派单建议", SEES_EVERY_ORDER)
