"""Who may look at reference data."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

LOOK_UP = define("reference.look_up", "查看基础资料", frozenset(Role))
READ_POLICY = define(
    "reference.read_policy", "查看时限与合同口径", frozenset(Role) - {Role.HANDLER}
)
KEEP_REFERENCE = define("reference.keep", "维护基础资料与策略", {Role.ADMINISTRATOR})
