"""Who may sit at a seat and who may listen."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

USE_SEAT = define(
    "telephony.use_seat",
    "坐席签入",
    {Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.DISPATCHER, Role.TEAM_LEADER},
)
LISTEN_OWN = define(
    "telephony.listen_own",
    "收听本人通话录音",
    {Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.REVIEWER, Role.TEAM_LEADER},
)
LISTEN_ALL = define(
    "telephony.listen_all",
    "收听全部录音",
    {Role.FOLLOW_UP_OPERATOR, Role.REVIEWER, Role.TEAM_LEADER},
)
