"""Who may keep filters, act on many orders at once, and take orders out of the house."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role
from hotline.workorders.permissions import VIEW

EXPORT = define("workorders.export", "导出工单", VIEW.roles)
APPROVE_EXPORT = define("workorders.approve_export", "审批工单导出", {Role.TEAM_LEADER})
"""They see every order, so they know what they let go."""
ACT_IN_BULK = define("workorders.act_in_bulk", "批量操作", VIEW.roles)
"""The door to it; each verb asks for its own permission on each order."""
SEES_WHOLE_CALLER = frozenset({Role.TEAM_LEADER})
"""In exports: names and numbers of callers in full; for everybody else they are masked."""
