"""When a department may ask to send an order back (退单, RET-03, RET-04)."""

SHORTEST_REASON = 10
SHORTEST_BASIS = 4
MAX_REQUESTS = 2
"""Requests one department may make for one assignment: the second needs new grounds."""


def faults_of_request(
    *, reason: str, legal_basis: str, attachments: int, earlier: int
) -> dict[str, str]:
    """Return field → Chinese sentence for everything the request lacks; empty when it may go.

    ``earlier`` counts the requests already refused within this assignment.
    """
    faults = {}
    if len(reason.strip()) < SHORTEST_REASON:
        faults["reason"] = f"请写明退单理由，不少于 {SHORTEST_REASON} 个字。"
    if len(legal_basis.strip()) < SHORTEST_BASIS:
        faults["legal_basis"] = "请写明法律、法规或政策依据。"
    if attachments < 1:
        faults["attachment_ids"] = "请附上正式文件。"
    if earlier >= MAX_REQUESTS:
        faults["reason"] = "已两次申请退单未获同意，请按职责办理，如有异议请联系热线协调。"
    return faults
