"""What can happen around confidentiality, files and special desks, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OrderHappening(Happening):
    subject_type: ClassVar[str] = "work_order"

    note: str = ""


class SecrecyChanged(_OrderHappening):
    """The order's security level was changed (调整密级)."""

    kind: ClassVar[str] = "workorder.secrecy_changed"
    label: ClassVar[str] = "调整密级"

    old: str
    new: str
    is_internal: bool = True
    """Why an order is kept closely is not told to the department."""


class RelayAsked(_OrderHappening):
    """A handler may speak with the citizen once (申请中转通话)."""

    kind: ClassVar[str] = "workorder.relay_asked"
    label: ClassVar[str] = "申请中转通话"

    pass_id: str


class RelayCalled(_OrderHappening):
    """The pass was used: both phones are being rung (拨打中转通话)."""

    kind: ClassVar[str] = "workorder.relay_called"
    label: ClassVar[str] = "拨打中转通话"

    pass_id: str
    call_id: str


class FilesAttached(_OrderHappening):
    """Files were added to the order itself (添加附件)."""

    kind: ClassVar[str] = "workorder.files_attached"
    label: ClassVar[str] = "添加附件"

    attachment_ids: list[str]
    is_internal: bool = False


class FileReleased(_OrderHappening):
    """Somebody looked at a file that may tell a place, and lets departments have it (放行附件)."""

    kind: ClassVar[str] = "workorder.file_released"
    label: ClassVar[str] = "放行附件"

    attachment_id: str
    is_internal: bool = True
    """What the hotline saw in the file is not told to the department."""


class Printed(_OrderHappening):
    """Somebody took the order away on paper (打印工单)."""

    kind: ClassVar[str] = "workorder.printed"
    label: ClassVar[str] = "打印工单"

    is_internal: bool
    """What the hotline prints is not told to the department."""


class FileTurnedAway(Happening):
    """A virus was found in an upload (拒收附件); the file is not kept."""

    kind: ClassVar[str] = "attachment.turned_away"
    label: ClassVar[str] = "拒收带病毒的附件"
    subject_type: ClassVar[str] = "attachment"

    size: int
    file_kind: str


class DesksLoaded(Happening):
    """Special desks were brought in line with the city's file."""

    kind: ClassVar[str] = "desks.loaded"
    label: ClassVar[str] = "更新专席"
    subject_type: ClassVar[str] = "city"

    changed: int
