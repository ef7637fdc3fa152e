"""Who writes to the other side about an order."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

WRITE_MESSAGE = define(
    "workorders.write_message",
    "工单留言",
    {
        Role.DISPATCHER,
        Role.REVIEWER,
        Role.FOLLOW_UP_OPERATOR,
        Role.TEAM_LEADER,
        Role.HANDLER,
    },
)
"""Whoever answers departments; operators read along, and what they read stays unread."""
