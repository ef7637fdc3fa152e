"""When a department may ask to send an order back (退单, RET-03, RET-04)."""

from enum import StrEnum

SHORTEST_REASON = 10
SHORTEST_BASIS = 4
MAX_REQUESTS = 2
"""Requests one department may make for one assignment: the second needs new grounds."""


class AfterRuling(StrEnum):
    """May the department that was ruled to lead ask again? The city chooses (合同口径)."""

    NEW_DOCUMENT = "new_document"
    NEVER = "never"
    FREELY = "freely"


AFTER_RULING_LABELS: dict[AfterRuling, str] = {
    AfterRuling.NEW_DOCUMENT: "裁定后，主办单位没有新文件不得再申请退单。",
    AfterRuling.NEVER: "裁定后，主办单位不得再申请退单。",
    AfterRuling.FREELY: "裁定后，主办单位仍可按一般要求申请退单。",
}
EVIDENCE = (
    f"退单理由，不少于 {SHORTEST_REASON} 个字",
    "法律、法规或政策依据",
    "正式文件（附件）",
    f"同一单位最多申请 {MAX_REQUESTS} 次",
)
"""What a department must bring (RET-03)."""


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


def faults_after_ruling(reading: AfterRuling, *, new_documents: int) -> dict[str, str]:
    """Return what forbids the ruled department to ask again; empty when it may.

    ``new_documents`` counts the files whose content nobody has seen on this order before.
    """
    if reading is AfterRuling.FREELY:
        return {}
    if reading is AfterRuling.NEVER:
        return {"reason": "本件已裁定由贵单位主办，不能再退单；如有异议请联系热线协调。"}
    if new_documents < 1:
        return {"attachment_ids": "本件已裁定由贵单位主办；再次申请须附上此前没有提交过的新文件。"}
    return {}
