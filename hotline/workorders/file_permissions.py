"""Who may do what with files beyond adding and opening them."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

RELEASE_FILE = define(
    "workorders.release_file", "放行附件", {Role.DISPATCHER, Role.REVIEWER, Role.TEAM_LEADER}
)
"""Whoever reads the original and answers for letting departments have it."""
