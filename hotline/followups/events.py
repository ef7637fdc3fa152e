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


class FollowUpSpared(_FollowUpHappening):
    """The plan's sampling passed the order over; nobody is asked (抽样未抽中)."""

    kind: ClassVar[str] = "followup.spared"
    label: ClassVar[str] = "抽样未抽中"

    rule: str


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
    next_at: str = ""
    """From when it is tried again."""


class FollowUpCompleted(_FollowUpHappening):
    """The citizen said whether it is solved, or could not be reached (完成回访)."""

    kind: ClassVar[str] = "followup.completed"
    label: ClassVar[str] = "完成回访"

    outcome: str
    rating: int | None = None
    new_number: str = ""
    way: str = ""
    """By which way the citizen said it."""
    rule: str = ""
    """The rule by which it ended without an answer."""


class FollowUpAsked(_FollowUpHappening):
    """A message, or a voice, asks the citizen (发出征询)."""

    kind: ClassVar[str] = "followup.asked"
    label: ClassVar[str] = "发出回访征询"

    channel: str


class FollowUpTurned(_FollowUpHappening):
    """It goes on by another way (改走其他渠道)."""

    kind: ClassVar[str] = "followup.turned"
    label: ClassVar[str] = "回访改走其他渠道"

    channel: str
