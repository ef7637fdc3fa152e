"""Describe a campaign (新建、修改外呼任务), CB-05."""

from dataclasses import asdict, dataclass
from datetime import datetime, time

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.models import Campaign
from hotline.telephony.outbound_errors import NoSuchCampaign, WrongState
from hotline.telephony.outbound_events import CampaignChanged, CampaignMade
from hotline.telephony.policy_queries import contents
from hotline.telephony.rules.campaign_day import next_window


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a campaign is."""

    name: str
    purpose: str
    queue: str
    language: str
    mode: str
    daily_from: time
    daily_to: time
    expires_at: datetime
    attempts: int
    pause_minutes: int
    per_operator_daily: int
    priority: int


def make_campaign(*, shape: Shape, by: Actor, now: datetime) -> Campaign:
    """Create a campaign; nobody is called before it is started.

    Raises:
        Invalid: no such queue, or no hour in which it could call.

    """
    _refuse(shape, now)
    with writing():
        campaign = Campaign.objects.create(
            **asdict(shape), made_at=now, made_by_label=by.actor_label
        )
        made = CampaignMade(name=campaign.name)
        record(made, subject_id=campaign.pk, by=by, now=now, correlation_id=None)
    return campaign


def change_campaign(*, campaign_id: int, shape: Shape, by: Actor, now: datetime) -> Campaign:
    """Change a campaign; what is begun goes on as it was.

    Raises:
        NoSuchCampaign: there is none.
        WrongState: it is finished.
        Invalid: no such queue, or no hour in which it could call.

    """
    _refuse(shape, now)
    with writing():
        campaign = locked_campaign(campaign_id)
        if campaign.state == Campaign.State.FINISHED:
            msg = "任务已结束，不能再修改。"
            raise WrongState(msg)
        wanted = asdict(shape)
        old = {k: str(getattr(campaign, k)) for k, v in wanted.items() if getattr(campaign, k) != v}
        for name, value in wanted.items():
            setattr(campaign, name, value)
        campaign.save()
        changed = CampaignChanged(old=old, new={name: str(wanted[name]) for name in old})
        record(changed, subject_id=campaign.pk, by=by, now=now, correlation_id=None)
    return campaign


def locked_campaign(campaign_id: int) -> Campaign:
    """Return a campaign, locked until the transaction ends.

    Raises:
        NoSuchCampaign: there is none.

    """
    campaign = Campaign.objects.select_for_update().filter(pk=campaign_id).first()
    if campaign is None:
        msg = "外呼任务不存在。"
        raise NoSuchCampaign(msg)
    return campaign


def _refuse(shape: Shape, now: datetime) -> None:
    if shape.queue not in {each["name"] for each in contents("queue")}:
        msg = "队列不存在。"
        raise Invalid(msg, fields={"queue": msg})
    if shape.daily_from >= shape.daily_to:
        msg = "每日结束时间应晚于开始时间。"
        raise Invalid(msg, fields={"daily_to": msg})
    if shape.expires_at <= now:
        msg = "截止时间已过。"
        raise Invalid(msg, fields={"expires_at": msg})
    if next_window(now, shape.daily_from, shape.daily_to, shape.expires_at) is None:
        msg = "截止之前没有可以外呼的时间（12:00–14:30 和 22:00–次日 8:00 不得外呼）。"
        raise Invalid(msg, fields={"daily_from": msg})
