"""How a channel without an answer of its own acknowledges (自动回执) a new conversation."""

MOST_A_DAY = 5
"""Of one peer: two machines that answer each other stop here."""


def wording(*, number: str, code: str) -> str:
    """Return the text with the receipt number and the code."""
    return (
        "您好，您的来信已收到，我们会尽快处理。\n\n"
        f"回执号：{number}\n查询码：{code}\n\n"
        "您可以凭回执号和查询码查询办理进度，查询码请勿告诉他人；"
        "补充情况请直接回复本邮件，不必另写新邮件。\n\n"
        "本邮件由系统自动发出。紧急情况请拨打 12345；涉及人身安全请拨打 110、119 或 120。"
    )
