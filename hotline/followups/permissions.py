"""Who may see, call and complete follow-ups."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

_CALLERS = frozenset({Role.FOLLOW_UP_OPERATOR, Role.OPERATOR})
VIEW = define("followups.view", "查看回访", _CALLERS | {Role.TEAM_LEADER})
CALL = define("followups.call", "拨打回访电话", _CALLERS)
COMPLETE = define("followups.complete", "完成回访", _CALLERS)
DEPARTMENT_SATISFACTION = define(
    "followups.department_satisfaction", "查看本单位满意度", {Role.HANDLER}
)
RATES = define("followups.rates", "查看三率", {Role.TEAM_LEADER})
PLAN = define("followups.plan", "查看回访计划", {Role.TEAM_LEADER})
RUN_SURVEYS = define("followups.run_surveys", "管理问卷与调查", {Role.TEAM_LEADER})
ASK_SURVEYS = define("followups.ask_surveys", "访问调查对象", _CALLERS)
