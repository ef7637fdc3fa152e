"""Who keeps in touch with firms."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

SEE_FIRMS = define("firms.see", "查看企业走访", {Role.OPERATOR, Role.DISPATCHER, Role.TEAM_LEADER})
VISIT_FIRMS = define("firms.visit", "登记企业与走访", {Role.OPERATOR, Role.TEAM_LEADER})
RAISE_NEEDS = define("firms.raise", "企业需求转工单", {Role.OPERATOR})
