"""What can happen to a follow-up; ``number`` names its order, ``note`` is for the timeline."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _FollowUpHappening(Happening):
    subject_type: ClassVar[str] = "follow_up"

    number: str
    note: str = ""


class FollowUpPlanned(_FollowUpHappening):
    """A handled order waits to be followed up (生成回访)."""

    kind: ClassVar[str] = "followup.planned"
    label: ClassVar[str] = "生成回访任务"


class FollowUpCalled(_FollowUpHappening):
    """The citizen's phone is being dialled (拨打)."""

    kind: ClassVar[str] = "followup.called"
    label: ClassVar[str] = "拨打回访电话"

    call_id: str


class FollowUpUnreached(_FollowUpHappening):
    """Nobody answered; it is tried again (未联系上)."""

    kind: ClassVar[str] = "followup.unreached"
    label: ClassVar[str] = "回访未联系上"

    unreached: int


class FollowUpCompleted(_FollowUpHappening):
    """The citizen said whether it is solved, or could not be reached (完成回访)."""

    kind: ClassVar[str] = "followup.completed"
    label: ClassVar[str] = "完成回访"

    outcome: str
    rating: int | None = None
    new_number: str = ""
