"""The one way into the check of a reply: what must be there first, then what had better be."""

from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.reply.missing import faults
from hotline.workorders.rules.reply.registry import REPLY_CHECKS
from hotline.workorders.rules.result_elements import ELEMENT_LABELS
from hotline.workorders.rules.shield.finding import Fault, Finding, Severity

REPLY_SEVERITY_LABELS: dict[Severity, str] = {
    Severity.BLOCKS: "不改不能交",
    Severity.WARNS: "请核对",
    Severity.HINTS: "提示",
}
_MOST_OF_ONE = 5
_ORDER = (Severity.BLOCKS, Severity.WARNS, Severity.HINTS)


def examine_reply(draft: ReplyDraft, order: ReplyOrder) -> list[Finding]:
    """Return every finding, gravest first; what blocks here is refused when it is sent."""
    found = [
        _finding(f"reply_{field}", ELEMENT_LABELS[field], Severity.BLOCKS, fault)
        for field, fault in faults(draft, order)
    ]
    for check in REPLY_CHECKS:
        for fault in list(check.find(draft, order))[:_MOST_OF_ONE]:
            found.append(_finding(check.code, check.label, check.severity, fault))  # noqa: PERF401 - two loops read better than one
    return sorted(found, key=lambda each: _ORDER.index(each.severity))


def _finding(code: str, label: str, severity: Severity, fault: Fault) -> Finding:
    return Finding(
        code=code,
        label=label,
        severity=severity,
        reason=fault.reason,
        span=fault.span,
        mends=fault.mends,
    )
