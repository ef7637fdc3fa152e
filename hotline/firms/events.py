"""What happens to firms, visits and needs; a report's words stay in its row."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class FirmSaved(Happening):
    """A firm's file was begun or corrected; which fields."""

    kind: ClassVar[str] = "firm.saved"
    label: ClassVar[str] = "登记企业资料"
    subject_type: ClassVar[str] = "firm"

    name: str
    fields: list[str]


class VisitPlanned(Happening):
    """Somebody will go."""

    kind: ClassVar[str] = "firm.visit_planned"
    label: ClassVar[str] = "计划企业走访"
    subject_type: ClassVar[str] = "firm"

    visit_id: int
    planned_on: str


class VisitCancelled(Happening):
    """Nobody goes, and why."""

    kind: ClassVar[str] = "firm.visit_cancelled"
    label: ClassVar[str] = "取消企业走访"
    subject_type: ClassVar[str] = "firm"

    visit_id: int
    note: str


class VisitReported(Happening):
    """Somebody went; how many needs were told."""

    kind: ClassVar[str] = "firm.visited"
    label: ClassVar[str] = "完成企业走访"
    subject_type: ClassVar[str] = "firm"

    visit_id: int
    needs: int


class NeedRaised(Happening):
    """A need became an order."""

    kind: ClassVar[str] = "firm.need_raised"
    label: ClassVar[str] = "企业需求转工单"
    subject_type: ClassVar[str] = "firm"

    need_id: int
    number: str


class NeedAnswered(Happening):
    """A need was met on the spot."""

    kind: ClassVar[str] = "firm.need_answered"
    label: ClassVar[str] = "答复企业需求"
    subject_type: ClassVar[str] = "firm"

    need_id: int
