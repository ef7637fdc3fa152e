"""The one way into the check of a reply: what must be there first, then what had better be."""

from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.reply.missing import faults
from hotline.workorders.rules.reply.registry import REPLY_CHECKS
from hotline.workorders.rules.result_elements import ELEMENT_LABELS
from hotline.workorders.rules.shield.finding import Finding, Severity, gravest_first

REPLY_SEVERITY_LABELS: dict[Severity, str] = {
    Severity.BLOCKS: "不改不能交",
    Severity.WARNS: "请核对",
    Severity.HINTS: "提示",
}
_MOST_OF_ONE = 5


def examine_reply(draft: ReplyDraft, order: ReplyOrder) -> list[Finding]:
    """Return every finding, gravest first; what blocks here is refused when it is sent."""
    found = [
        fault.found_by(f"reply_{field}", ELEMENT_LABELS[field], Severity.BLOCKS)
        for field, fault in faults(draft, order)
    ]
    for check in REPLY_CHECKS:
        for fault in list(check.find(draft, order))[:_MOST_OF_ONE]:
            found.append(fault.found_by(check.code, check.label, check.severity))  # noqa: PERF401 - two loops read better than one
    return gravest_first(found)
