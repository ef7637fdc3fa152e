"""How many files there may be, and how large they may be (附件数量和大小上限)."""

from hotline.files.rules.file_kinds import MAX_BYTES, FileKind

FILES_AT_ONCE = 10
FILES_OF_ORDER = 60
BYTES_OF_ORDER = 500 * 1024 * 1024
UPLOADS_A_DAY = 300
"""By one person: no honest day's work has more."""
_MEGABYTE = 1024 * 1024


def fault_of_upload(kind: FileKind | None, size: int, *, uploaded_today: int) -> str:
    """Return why an upload is not taken; empty when it is."""
    most = kind.most_bytes if kind else MAX_BYTES
    if not 1 <= size <= most:
        return f"附件不能为空，且这类文件不能超过 {most // _MEGABYTE} MB。"
    if uploaded_today >= UPLOADS_A_DAY:
        return f"您今天上传的附件已达 {UPLOADS_A_DAY} 个，请明天再传，或联系系统管理员。"
    return ""


def fault_of_order(*, files: int, size: int, more_files: int, more_size: int) -> str:
    """Return why an order takes no more files; empty when it does."""
    if files + more_files > FILES_OF_ORDER:
        return f"每件工单的附件最多 {FILES_OF_ORDER} 个，现已有 {files} 个。"
    if size + more_size > BYTES_OF_ORDER:
        return f"每件工单的附件合计不能超过 {BYTES_OF_ORDER // _MEGABYTE} MB。"
    return ""
