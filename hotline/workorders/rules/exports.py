"""When an export of orders needs somebody else's approval, and how long it may be taken (导出)."""

from datetime import datetime, timedelta
from enum import StrEnum

from hotline.workorders.rules.numbering import numbering_day

FREE_ROWS = 50
"""So many rows one person may take out alone; more needs a second person."""
MOST_ROWS = 100_000
"""A spreadsheet nobody can open helps nobody; more is exported in parts."""
VALID = timedelta(hours=24)
SHORTEST_REASON = 5


class Decision(StrEnum):
    """What was decided about a request."""

    AWAITING = "awaiting"
    NOT_NEEDED = "not_needed"
    APPROVED = "approved"
    REFUSED = "refused"


DECISION_LABELS: dict[Decision, str] = {
    Decision.AWAITING: "待审批",
    Decision.NOT_NEEDED: "无需审批",
    Decision.APPROVED: "已同意",
    Decision.REFUSED: "未同意",
}
_GOOD = frozenset({Decision.NOT_NEEDED, Decision.APPROVED})


def format_request(asked_at: datetime, sequence: int) -> str:
    """Return the number of a request, such as ``DC20261124-000017``."""
    return f"DC{numbering_day(asked_at):%Y%m%d}-{sequence:06d}"


def faults_of_request(reason: str, rows: int) -> dict[str, str]:
    """Return field → Chinese sentence for what is wrong with a request."""
    faults = {}
    if len(reason.strip()) < SHORTEST_REASON:
        faults["reason"] = f"请写明导出用途，至少 {SHORTEST_REASON} 个字。"
    if rows == 0:
        faults["filters"] = "没有符合条件的工单，不必导出。"
    if rows > MOST_ROWS:
        faults["filters"] = f"超过 {MOST_ROWS} 条，请缩小范围，分几次导出。"
    return faults


def first_decision(rows: int) -> Decision:
    """Return where a request begins: small ones need no approval."""
    return Decision.NOT_NEEDED if rows <= FREE_ROWS else Decision.AWAITING


def opens_at(decision: str, *, asked_at: datetime, decided_at: datetime | None) -> datetime | None:
    """Return since when it may be downloaded; None: not at all."""
    return (decided_at or asked_at) if decision in _GOOD else None


def why_not_download(
    decision: str,
    *,
    asked_at: datetime,
    decided_at: datetime | None,
    downloaded_at: datetime | None,
    now: datetime,
) -> str:
    """Say why it may not be downloaded now; empty: it may."""
    since = opens_at(decision, asked_at=asked_at, decided_at=decided_at)
    if since is None:
        waits = decision == Decision.AWAITING
        return "导出申请还在等待审批。" if waits else "导出申请没有获得同意。"
    if downloaded_at is not None:
        return "这份导出已经下载过，每份只能下载一次；请重新申请。"
    if now >= since + VALID:
        return "导出申请已过 24 小时有效期，请重新申请。"
    return ""
