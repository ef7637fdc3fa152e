"""What is known of a file after virus scanning (病毒扫描)."""

from enum import StrEnum


class Scan(StrEnum):
    """Clean, or openly not scanned; what is infected is never kept."""

    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"


SCAN_LABELS: dict[str, str] = {Scan.CLEAN: "已扫描", Scan.NOT_SCANNED: "未扫描"}
