"""What can happen to an order while it is handled, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _HandlingHappening(Happening):
    subject_type: ClassVar[str] = "work_order"

    department_id: int
    note: str = ""


class Forwarded(_HandlingHappening):
    """The order went to an outside body (转办)."""

    kind: ClassVar[str] = "workorder.forwarded"
    label: ClassVar[str] = "转办"

    assignment_id: int


class ReplyRecorded(_HandlingHappening):
    """The outside body answered, and the hotline wrote it down (录入转办反馈)."""

    kind: ClassVar[str] = "workorder.reply_recorded"
    label: ClassVar[str] = "录入转办反馈"

    result_id: int
    is_solved: bool


class TakenBack(_HandlingHappening):
    """The outside body has it no longer (收回转办)."""

    kind: ClassVar[str] = "workorder.taken_back"
    label: ClassVar[str] = "收回转办"


class Reassigned(_HandlingHappening):
    """The dispatcher gave it to another department (改派)."""

    kind: ClassVar[str] = "workorder.reassigned"
    label: ClassVar[str] = "改派"

    old_department_id: int
    assignment_id: int


class Allotted(_HandlingHappening):
    """The department handed it down to a unit or a person, or back up (分派)."""

    kind: ClassVar[str] = "workorder.allotted"
    label: ClassVar[str] = "分派"

    unit_id: int
    person_id: int | None = None


class HelperAdded(_HandlingHappening):
    """Another department helps (会办)."""

    kind: ClassVar[str] = "workorder.helper_added"
    label: ClassVar[str] = "会办"

    assignment_id: int


class PartSubmitted(_HandlingHappening):
    """A helper says what it did (提交会办结果)."""

    kind: ClassVar[str] = "workorder.part_submitted"
    label: ClassVar[str] = "提交会办结果"

    result_id: int
    is_solved: bool


class HelperReleased(_HandlingHappening):
    """A helper is needed no longer (撤销会办)."""

    kind: ClassVar[str] = "workorder.helper_released"
    label: ClassVar[str] = "撤销会办"


class SuspensionRequested(_HandlingHappening):
    """The department asks to stop its clock (申请挂起)."""

    kind: ClassVar[str] = "workorder.suspension_requested"
    label: ClassVar[str] = "申请挂起"

    request_id: int


class Suspended(_HandlingHappening):
    """The hotline stopped the clocks (同意挂起)."""

    kind: ClassVar[str] = "workorder.suspended"
    label: ClassVar[str] = "同意挂起"

    request_id: int


class SuspensionRefused(_HandlingHappening):
    """The clock goes on (不同意挂起)."""

    kind: ClassVar[str] = "workorder.suspension_refused"
    label: ClassVar[str] = "不同意挂起"

    request_id: int


class Resumed(_HandlingHappening):
    """The clocks go on with what was left of them (恢复办理)."""

    kind: ClassVar[str] = "workorder.resumed"
    label: ClassVar[str] = "恢复办理"

    request_id: int


class ExtensionRequested(_HandlingHappening):
    """The department asks for more time (申请延期)."""

    kind: ClassVar[str] = "workorder.extension_requested"
    label: ClassVar[str] = "申请延期"

    request_id: int


class Extended(_HandlingHappening):
    """The hotline gave more time (同意延期)."""

    kind: ClassVar[str] = "workorder.extended"
    label: ClassVar[str] = "同意延期"

    request_id: int
    times: int


class ExtensionRefused(_HandlingHappening):
    """The promise stays as it was (不同意延期)."""

    kind: ClassVar[str] = "workorder.extension_refused"
    label: ClassVar[str] = "不同意延期"

    request_id: int
