"""Who may read, write, review and ask for articles."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor

_HOTLINE = frozenset(Role) - {Role.HANDLER}
READ_KNOWLEDGE = define("knowledge.read", "查阅知识库", frozenset(Role))
WRITE_KNOWLEDGE = define(
    "knowledge.write",
    "起草知识",
    {Role.OPERATOR, Role.REVIEWER, Role.HANDLER, Role.TEAM_LEADER},
)
REVIEW_KNOWLEDGE = define("knowledge.review", "审核知识", {Role.REVIEWER, Role.TEAM_LEADER})
SEE_REQUESTS = define(
    "knowledge.see_requests",
    "查看知识录入要求",
    {Role.OPERATOR, Role.REVIEWER, Role.HANDLER, Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
ASK_ENTRY = define(
    "knowledge.ask_entry",
    "下达知识录入要求",
    {Role.REVIEWER, Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
SETTLE_GAPS = define(
    "knowledge.settle_gaps", "处理知识缺口", {Role.OPERATOR, Role.REVIEWER, Role.TEAM_LEADER}
)


def is_of_hotline(visitor: Visitor) -> bool:
    """Tell whether the visitor works for the hotline, in whatever role."""
    return bool(visitor.roles & _HOTLINE)
