"""Who may see whether everything works."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

SEE_HEALTH = define("config.see_health", "查看系统运行状况", {Role.ADMINISTRATOR})
