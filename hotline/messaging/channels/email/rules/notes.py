"""What stands in place of a letter that was not read; the letter stays in the mailbox."""

from enum import StrEnum

from hotline.messaging.channels.email.rules.limits import MOST_BYTES, MOST_PARTS, size_label

_STAYS = "原信仍保存在热线邮箱里，请登录邮箱查看，或请市民改用网站提交。"


class Unread(StrEnum):
    """Why."""

    TOO_LARGE = "too_large"
    LONG_HEADER = "long_header"
    STRANGE = "strange"


def note_of(why: Unread, size: int) -> str:
    """Return the sentence an operator reads instead."""
    if why is Unread.TOO_LARGE:
        told = f"共 {size_label(size)}，超过 {size_label(MOST_BYTES)}"
        return f"【系统提示】这封来信{told}，正文和附件没有下载。{_STAYS}"
    if why is Unread.LONG_HEADER:
        return f"【系统提示】这封来信的信头超过 64 KB，正文和附件没有下载。{_STAYS}"
    return (
        f"【系统提示】这封来信的结构异常（部分超过 {MOST_PARTS} 个、嵌套过深或展开过大），"
        f"没有读取正文和附件。{_STAYS}"
    )
