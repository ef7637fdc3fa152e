"""What happens to campaigns, return calls and calls people place."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _CampaignHappening(Happening):
    subject_type: ClassVar[str] = "campaign"


class CampaignMade(_CampaignHappening):
    """A campaign was described."""

    kind: ClassVar[str] = "campaign.made"
    label: ClassVar[str] = "新建外呼任务"

    name: str


class CampaignChanged(_CampaignHappening):
    """Its description was changed."""

    kind: ClassVar[str] = "campaign.changed"
    label: ClassVar[str] = "修改外呼任务"

    old: dict[str, str]
    new: dict[str, str]


class CampaignListImported(_CampaignHappening):
    """People were added."""

    kind: ClassVar[str] = "campaign.list_imported"
    label: ClassVar[str] = "导入外呼名单"

    added: int
    repeated: int
    bad: int


class CampaignStateChanged(_CampaignHappening):
    """It was started, paused or finished."""

    kind: ClassVar[str] = "campaign.state_changed"
    label: ClassVar[str] = "外呼任务状态变化"

    state: str


class CampaignItemSettled(Happening):
    """A person of a campaign was reached, refused, given up."""

    kind: ClassVar[str] = "campaign.item_settled"
    label: ClassVar[str] = "外呼结果"
    subject_type: ClassVar[str] = "campaign_item"

    campaign_id: int
    state: str
    attempts: int


class _ReturnHappening(Happening):
    subject_type: ClassVar[str] = "return_call"


class ReturnCallListed(_ReturnHappening):
    """A caller who reached nobody is listed."""

    kind: ClassVar[str] = "return_call.listed"
    label: ClassVar[str] = "登记回拨"

    reason: str
    caller: str
    """Masked."""


class ReturnCallMade(_ReturnHappening):
    """An operator rings back."""

    kind: ClassVar[str] = "return_call.made"
    label: ClassVar[str] = "拨打回拨电话"

    call_id: str


class ReturnCallSettled(_ReturnHappening):
    """It is over."""

    kind: ClassVar[str] = "return_call.settled"
    label: ClassVar[str] = "回拨了结"

    state: str
    note: str = ""


class RobotCallOver(Happening):
    """A call in which a flow asked, without an operator, is over (自动语音)."""

    kind: ClassVar[str] = "robot_call.over"
    label: ClassVar[str] = "自动语音结束"
    subject_type: ClassVar[str] = "call"

    reference: str
    is_picked_up: bool
    choices: list[list[str]]
    """Steps reached that have a name, each with the key that led there; said ones say so."""


class CallPlaced(Happening):
    """Somebody asked for an outside call (点击拨号)."""

    kind: ClassVar[str] = "call.placed"
    label: ClassVar[str] = "发起外呼"
    subject_type: ClassVar[str] = "call"

    purpose: str
    called: str
    """Masked."""
    reference: str
