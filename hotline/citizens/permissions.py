"""Who may look into the files of citizens, and who may say that two are one."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

SEE_CITIZENS = define(
    "citizens.see",
    "查看市民档案",
    {Role.OPERATOR, Role.DISPATCHER, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER},
)
CARE_FOR_CITIZENS = define(
    "citizens.care",
    "设置关怀标识、关联账号",
    {Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER},
)
MERGE_CITIZENS = define("citizens.merge", "合并市民档案", {Role.TEAM_LEADER})
