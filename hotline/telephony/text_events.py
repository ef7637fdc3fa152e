"""What call control says of written conversations; telephony only writes it down."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OfText(Happening):
    subject_type: ClassVar[str] = "conversation"

    operator_id: int


class TextAssigned(_OfText):
    """It was given to an operator who was idle."""

    kind: ClassVar[str] = "text.assigned"
    label: ClassVar[str] = "派发文字会话"


class TextWithdrawn(_OfText):
    """The operator's page did not open it in time."""

    kind: ClassVar[str] = "text.withdrawn"
    label: ClassVar[str] = "收回未打开的会话"
