"""Where a role may hold: what people of the hotline do, they do for all of it."""

from hotline.accounts.rules.roles import DEPARTMENT, LABELS, Role, needs_department


def fault_of_scope(role: Role, scope_kind: str, scope_key: str) -> str:
    """Say in Chinese why the role cannot be granted for this scope; empty: it can.

    A reviewer of one department would in truth act for the whole hotline, since only
    handlers are asked for their department: such a grant promises a limit nobody keeps.
    """
    if needs_department(role):
        is_whole = scope_kind == DEPARTMENT and scope_key
        return "" if is_whole else f"{LABELS[role]}须指明承办单位。"
    if scope_kind or scope_key:
        return f"{LABELS[role]}面向整个热线，不能限定到承办单位；请改授经办人。"
    return ""
