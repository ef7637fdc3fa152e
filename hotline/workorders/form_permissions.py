"""Who keeps unfinished forms, and who writes the wording of common calls."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role
from hotline.workorders.rules.workflow import REGISTERING_ROLES

KEEP_DRAFT = define("workorders.keep_draft", "保存登记草稿", REGISTERING_ROLES)
USE_TEMPLATES = define(
    "workorders.use_templates", "使用常用语", REGISTERING_ROLES | {Role.TEAM_LEADER}
)
SHARE_TEMPLATES = define("workorders.share_templates", "编辑共享常用语", {Role.TEAM_LEADER})
