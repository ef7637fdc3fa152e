"""Who sees the figures of a department: its own people."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

DEPARTMENT_FIGURES = define("workorders.department_figures", "查看本单位统计", {Role.HANDLER})
