"""Which happenings make what somebody saw of an order old; pure words and marks.

A verb may say which version of the order was seen. Whatever happened since, but what is listed
here, must be looked at first.
"""

from collections.abc import Sequence

QUIET = frozenset(
    {
        "workorder.deadline_near",
        "workorder.deadline_passed",
        "workorder.due_time_mended",
        "workorder.messages_read",
        "workorder.printed",
        "workorder.relay_asked",
        "workorder.relay_called",
    }
)
"""They change nothing that a decision would rest on."""
_MOST_NAMED = 3
_KEPT = "您填写的内容没有提交，仍保留在页面上，请核对后再提交。"


def refusal_of(sentences: Sequence[str]) -> str:
    """Say what changed, the latest last, and what was kept."""
    named = "".join(sentences[-_MOST_NAMED:])
    before = len(sentences) - _MOST_NAMED
    earlier = f"此前还有 {before} 项变动；" if before > 0 else ""
    return f"您打开后工单已有变动：{earlier}{named}{_KEPT}"
