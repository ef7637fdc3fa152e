"""How far a file of a message has come."""

from enum import StrEnum


class FileState(StrEnum):
    """Waiting to be fetched from the channel, kept, or turned away."""

    WAITING = "waiting"
    KEPT = "kept"
    REFUSED = "refused"


FILE_STATE_LABELS: dict[FileState, str] = {
    FileState.WAITING: "接收中",
    FileState.KEPT: "已保存",
    FileState.REFUSED: "未保存",
}
