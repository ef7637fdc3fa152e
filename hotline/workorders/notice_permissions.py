"""Who is told of what happens to orders."""

from hotline.accounts.permission_registry import define
from hotline.workorders.permissions import VIEW

READ_NOTICES = define("workorders.read_notices", "查看提醒", VIEW.roles)
