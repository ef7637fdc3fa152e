"""What an administrator asks of orders before changing reference data they stand on."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

CLOSE_DEPARTMENT = define("workorders.close_department", "停用承办单位", {Role.ADMINISTRATOR})
PREVIEW_CALENDAR = define("workorders.preview_calendar", "试算日历影响", {Role.ADMINISTRATOR})
