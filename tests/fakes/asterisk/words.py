"""The JSON objects and names that ARI uses."""

from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

ASTERISK_ID = "00:00:00:00:00:00"
NORMAL_CLEARING, USER_BUSY, NO_ANSWER, REJECTED = 16, 17, 19, 21
CAUSES = {
    0: "Unknown",
    16: "Normal Clearing",
    17: "User busy",
    19: "User alerting, no answer",
    21: "Call Rejected",
    26: "Answered elsewhere",
    32: "Circuit/channel congestion",
}
DIAL_STATUS = {USER_BUSY: "BUSY", REJECTED: "BUSY"}
MUSIC_TONE = 300
PROMPT_TONE = 700


class AriError(Exception):
    """A refused request: the HTTP status and ARI's message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def timestamp() -> str:
    """Return the present in ARI's form, such as ``2026-01-02T03:04:05.678+0000``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+0000"
