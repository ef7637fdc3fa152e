"""What a message (留言) between the hotline and a department must be."""

LONGEST = 1000
NOTHING_SAID = "请填写留言内容。"
TOO_LONG = f"留言不能超过 {LONGEST} 个字。"


def fault_of(text: str) -> str:
    """Return why the text is no message; empty when it is one."""
    if not text.strip():
        return NOTHING_SAID
    return TOO_LONG if len(text) > LONGEST else ""
