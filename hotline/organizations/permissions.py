"""Who keeps the tree of departments."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

KEEP_DEPARTMENTS = define("organizations.keep_departments", "维护承办单位", {Role.ADMINISTRATOR})
