"""What can happen to a work order, as the event log keeps it.

``note`` is the sentence the timeline shows; it holds nothing about the citizen.
"""

from typing import ClassVar

from pydantic import Field

from hotline.core.eventlog import Happening


class _OrderHappening(Happening):
    """The subject of every kind here is the order's number."""

    subject_type: ClassVar[str] = "work_order"

    note: str = ""


class Registered(_OrderHappening):
    """A demand became an order (受理)."""

    kind: ClassVar[str] = "workorder.registered"
    label: ClassVar[str] = "受理工单"

    appeal_type: str
    urgency: str
    topic_code: str
    area_code: str
    source: str = ""
    """Where an imported order comes from, and the number it has there."""
    external_id: str = ""


class AnsweredDirectly(_OrderHappening):
    """The desk answered at once and the order is closed (首呼解决)."""

    kind: ClassVar[str] = "workorder.answered_directly"
    label: ClassVar[str] = "直接答复"

    reason: str = ""


class Dispatched(_OrderHappening):
    """The order went to a department (派单)."""

    kind: ClassVar[str] = "workorder.dispatched"
    label: ClassVar[str] = "派单"

    department_id: int
    assignment_id: int


class Accepted(_OrderHappening):
    """The department took it (签收)."""

    kind: ClassVar[str] = "workorder.accepted"
    label: ClassVar[str] = "签收"

    department_id: int


class SendBackRequested(_OrderHappening):
    """The department asks to send it back (申请退单)."""

    kind: ClassVar[str] = "workorder.send_back_requested"
    label: ClassVar[str] = "申请退单"

    department_id: int
    send_back_id: int


class SendBackApproved(_OrderHappening):
    """The hotline took it back (同意退单)."""

    kind: ClassVar[str] = "workorder.send_back_approved"
    label: ClassVar[str] = "同意退单"

    department_id: int
    send_back_id: int


class SendBackRefused(_OrderHappening):
    """The department keeps it (不同意退单)."""

    kind: ClassVar[str] = "workorder.send_back_refused"
    label: ClassVar[str] = "不同意退单"

    department_id: int
    send_back_id: int


class ResultSubmitted(_OrderHappening):
    """The department says what it did (提交办理结果)."""

    kind: ClassVar[str] = "workorder.result_submitted"
    label: ClassVar[str] = "提交办理结果"

    department_id: int
    result_id: int
    is_solved: bool


class Handled(_OrderHappening):
    """The hotline approved the result (办结); the follow-up may begin."""

    kind: ClassVar[str] = "workorder.handled"
    label: ClassVar[str] = "审核通过"

    department_id: int
    result_id: int


class ResultRefused(_OrderHappening):
    """The result lacks something and went back (审核退回)."""

    kind: ClassVar[str] = "workorder.result_refused"
    label: ClassVar[str] = "审核退回"

    department_id: int
    result_id: int
    missing: list[str]


class Closed(_OrderHappening):
    """The hotline is done with it (结案)."""

    kind: ClassVar[str] = "workorder.closed"
    label: ClassVar[str] = "结案"

    closing: str
    checklist: dict[str, bool] = Field(default_factory=dict)
    """What was looked at (结案核对), and whether it was so."""


class Reopened(_OrderHappening):
    """The citizen says it is not solved; the department has it again (再次交办)."""

    kind: ClassVar[str] = "workorder.reopened"
    label: ClassVar[str] = "再次交办"

    department_id: int


class AttachmentAdded(Happening):
    """A file was uploaded (上传附件); its subject is the attachment, not yet an order."""

    kind: ClassVar[str] = "attachment.added"
    label: ClassVar[str] = "上传附件"
    subject_type: ClassVar[str] = "attachment"

    size: int
    file_kind: str


class AttachmentOpened(Happening):
    """Somebody opened a file (查看附件)."""

    kind: ClassVar[str] = "attachment.opened"
    label: ClassVar[str] = "查看附件"
    subject_type: ClassVar[str] = "attachment"

    number: str = ""


class NewDemandLinked(_OrderHappening):
    """A new demand came up and became an order of its own (关联新工单)."""

    kind: ClassVar[str] = "workorder.new_demand_linked"
    label: ClassVar[str] = "关联新工单"

    new_number: str


class DeadlineNear(_OrderHappening):
    """A clock has reached a stage of its open time (时限预警), in percent."""

    kind: ClassVar[str] = "workorder.deadline_near"
    label: ClassVar[str] = "时限预警"

    clock: str
    deadline_id: int
    stage: int = 0


class DeadlinePassed(_OrderHappening):
    """A clock has run out (超过时限)."""

    kind: ClassVar[str] = "workorder.deadline_passed"
    label: ClassVar[str] = "超过时限"

    clock: str
    deadline_id: int


class DueTimeMended(_OrderHappening):
    """The order's due time was brought in step with its clocks (到期时间更正)."""

    kind: ClassVar[str] = "workorder.due_time_mended"
    label: ClassVar[str] = "到期时间更正"
