"""Who administers people, and who reads what everybody did."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

MANAGE_PEOPLE = define("administration.manage_people", "管理人员账号与角色", {Role.ADMINISTRATOR})
READ_AUDIT = define("administration.read_audit", "查看操作审计", {Role.ADMINISTRATOR})
EXPORT_AUDIT = define("administration.export_audit", "导出操作审计", {Role.ADMINISTRATOR})
"""Another administrator agrees to large ones: whoever asks never decides."""
