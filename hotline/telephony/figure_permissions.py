"""Who sees figures of the floor, and who only their own."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

VIEW_FIGURES = define(
    "telephony.view_figures",
    "查看话务统计",
    {Role.TEAM_LEADER, Role.REVIEWER, Role.ADMINISTRATOR},
)
VIEW_OWN_FIGURES = define(
    "telephony.view_own_figures",
    "查看本人话务量",
    {Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.DISPATCHER, Role.TEAM_LEADER},
)
CHECK_CALL_RECORDS = define(
    "telephony.check_call_records",
    "话单核对",
    {Role.TEAM_LEADER, Role.REVIEWER, Role.ADMINISTRATOR},
)
