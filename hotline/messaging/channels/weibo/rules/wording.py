"""What Weibo answers by itself (自动回复)."""

WELCOME = (
    "您好，这里是 12345 政务服务便民热线。请直接发私信说明您的诉求、地点和联系电话，可附照片；"
    "紧急情况请拨打 12345，涉及人身安全请拨打 110、119 或 120。"
)


def receipt(*, number: str, code: str, site: str) -> str:
    """Return the answer to the first message of a conversation."""
    where = f"可在 {site} 查询进度。" if site else "可凭此查询进度。"
    return (
        f"您好，您的诉求已收到。回执号：{number}，查询码：{code}。{where}"
        "补充情况请继续发私信，查询码请勿告诉他人。"
    )
