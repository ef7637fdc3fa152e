"""What each kind of happening is about, so that a story can be read for one thing only."""

from typing import Literal

Group = Literal["handling", "call", "follow_up", "letter", "message", "clock", "file", "correction"]
GROUP_LABELS: dict[Group, str] = {
    "handling": "办理",
    "call": "通话",
    "follow_up": "回访",
    "letter": "催办督办",
    "message": "留言",
    "clock": "时限",
    "file": "附件",
    "correction": "更正",
}
_FAMILIES: dict[str, Group] = {
    "contact": "call",
    "citizen": "call",
    "call": "call",
    "recording": "call",
    "return_call": "call",
    "followup": "follow_up",
    "attachment": "file",
}
"""Whatever begins so."""
_KINDS: dict[str, Group] = {
    "workorder.relay_asked": "call",
    "workorder.relay_called": "call",
    "workorder.followed": "call",
    "workorder.urged": "letter",
    "workorder.supervised": "letter",
    "workorder.supervision_replied": "letter",
    "workorder.supervision_reply_recorded": "letter",
    "workorder.supervision_lifted": "letter",
    "workorder.message_written": "message",
    "workorder.messages_read": "message",
    "workorder.suspension_requested": "clock",
    "workorder.suspended": "clock",
    "workorder.suspension_refused": "clock",
    "workorder.resumed": "clock",
    "workorder.extension_requested": "clock",
    "workorder.extended": "clock",
    "workorder.extension_refused": "clock",
    "workorder.deadline_near": "clock",
    "workorder.deadline_passed": "clock",
    "workorder.due_time_mended": "clock",
    "workorder.files_attached": "file",
    "workorder.file_released": "file",
    "workorder.printed": "file",
    "workorder.corrected": "correction",
    "workorder.secrecy_changed": "correction",
    "citizen.corrected": "correction",
}


def group_of(kind: str) -> Group:
    """Return what a kind of happening is about; most are the handling itself."""
    return _KINDS.get(kind) or _FAMILIES.get(kind.partition(".")[0], "handling")
