"""Who sees and judges what: operators see their own, leaders their teams', inspectors all."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

_JUDGED = frozenset({Role.OPERATOR, Role.DISPATCHER, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER})
SEE_QUALITY = define("quality.see", "查看质检结果", _JUDGED | {Role.REVIEWER})
SEE_ALL_QUALITY = define("quality.see_all", "查看全部人员的质检", {Role.REVIEWER})
INSPECT = define("quality.inspect", "质检评分", {Role.REVIEWER, Role.TEAM_LEADER})
DISPUTE = define("quality.dispute", "质检申诉", _JUDGED)
RULE_ON_DISPUTE = define("quality.rule", "复核质检申诉", {Role.REVIEWER, Role.TEAM_LEADER})
SEE_FIGURES = define("quality.figures", "质检统计", {Role.REVIEWER, Role.TEAM_LEADER})
