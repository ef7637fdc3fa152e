"""Start, pause and finish a campaign (开始、暂停、结束)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.shape_campaign import locked_campaign
from hotline.telephony.models import Campaign, CampaignItem
from hotline.telephony.outbound_errors import WrongState
from hotline.telephony.outbound_events import CampaignStateChanged

_State = Campaign.State
_FROM = {
    _State.RUNNING: (_State.DRAFT, _State.PAUSED),
    _State.PAUSED: (_State.RUNNING,),
    _State.FINISHED: (_State.DRAFT, _State.RUNNING, _State.PAUSED),
}


def run_campaign(*, campaign_id: int, state: Campaign.State, by: Actor, now: datetime) -> Campaign:
    """Bring a campaign into a state; a finished one lets who still waits expire.

    Raises:
        NoSuchCampaign: there is none.
        WrongState: not from here, or there is nobody to call.

    """
    with writing():
        campaign = locked_campaign(campaign_id)
        if campaign.state not in _FROM[state]:
            msg = f"任务当前为“{campaign.get_state_display()}”，不能改为“{state.label}”。"
            raise WrongState(msg)
        if state == _State.RUNNING:
            _refuse_start(campaign, now)
            campaign.started_at = campaign.started_at or now
        if state == _State.FINISHED:
            finish_items(campaign)
            campaign.finished_at = now
        campaign.state = state
        campaign.save()
        changed = CampaignStateChanged(state=state)
        record(changed, subject_id=campaign.pk, by=by, now=now, correlation_id=None)
    return campaign


def finish_items(campaign: Campaign) -> None:
    """Let everybody who was not called expire. Must be called inside ``writing()``."""
    waiting = (CampaignItem.State.WAITING, CampaignItem.State.OFFERED)
    campaign.items.filter(state__in=waiting).update(state=CampaignItem.State.EXPIRED)


def _refuse_start(campaign: Campaign, now: datetime) -> None:
    if campaign.expires_at <= now:
        msg = "任务已过截止时间。"
        raise WrongState(msg)
    if not campaign.items.exists():
        msg = "请先导入名单，再开始任务。"
        raise WrongState(msg)
