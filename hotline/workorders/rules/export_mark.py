"""The watermark of an export (水印): who took what out of the house, when, and by whose leave."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What every page and the last sheet of an export say."""

    number: str
    asked_by: str
    reason: str
    decided_by: str
    taken_at: str
    """The city's wall clock."""
    rows: int = 0

    @property
    def line(self) -> str:
        """One line, for the head and foot of every page."""
        return f"{self.number} {self.asked_by} {self.taken_at} 内部资料，不得外传"

    def lines(self) -> list[tuple[str, str]]:
        """Return label and text of every line of the sheet."""
        return [
            ("申请编号", self.number),
            ("导出人", self.asked_by),
            ("导出时间", self.taken_at),
            ("导出理由", self.reason),
            ("审批人", self.decided_by or "50 条以内，无需审批"),
            ("条数", str(self.rows)),
            ("提醒", "含个人信息和工作信息，仅限上述用途，不得外传；用毕请删除。"),
        ]
