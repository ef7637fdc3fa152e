"""Feed call control's stock of outbound calls from the running campaigns (CB-05)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import uuid4

import structlog

from contracts.commands import OfferWork, WorkItem
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.run_campaign import finish_items
from hotline.telephony.actions.settle_item import settle_attempt
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.callcontrol_door import send
from hotline.telephony.campaign_queries import called_since, count_operators_serving
from hotline.telephony.errors import CallControlSilent
from hotline.telephony.models import Campaign, CampaignItem
from hotline.telephony.outbound_events import CampaignStateChanged
from hotline.telephony.rules.campaign_day import Window, window_at

STOCK = 500
_SILENCE = timedelta(hours=4)
"""A call begun so long ago whose end nobody reported is over."""
_State = CampaignItem.State
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Fed:
    """How many calls call control may begin, and whether it heard."""

    offered: int
    is_heard: bool


def feed_work(*, now: datetime) -> Fed:
    """Offer what may be called now; the same item keeps its id until it is begun.

    What no longer may be called (paused, out of its hours) leaves the stock. With nothing
    to offer and nothing offered, call control is not troubled.
    """
    with writing():
        _finish_expired(now)
        _free_silent(now)
        stocked = CampaignItem.objects.filter(offered_at__isnull=False)
        before = set(stocked.exclude(state=_State.CALLING).values_list("pk", flat=True))
        running = [
            (campaign, window)
            for campaign in Campaign.objects.filter(state=Campaign.State.RUNNING)
            for window in [_window(campaign, now)]
            if window is not None
        ]
        share = max(1, STOCK // max(1, len(running)))
        items = [
            work for campaign, window in running for work in _offer(campaign, window, share, now)
        ]
        kept = {each.reference for each in items}
        gone = [each for each in before if str(each) not in kept]
        CampaignItem.objects.filter(pk__in=gone, state=_State.OFFERED).update(state=_State.WAITING)
    if not items and not before:
        return Fed(0, is_heard=True)
    is_heard = _is_heard(items)
    if is_heard:
        with writing():
            CampaignItem.objects.filter(pk__in=gone).update(offered_at=None)
    return Fed(len(items), is_heard)


def _is_heard(items: list[WorkItem]) -> bool:
    try:
        return send("offer_work", OfferWork(items=items[:STOCK])).ok
    except CallControlSilent:
        _log.warning("call control did not hear the stock", action="feed_work")
        return False


def _window(campaign: Campaign, now: datetime) -> Window | None:
    return window_at(now, campaign.daily_from, campaign.daily_to, campaign.expires_at)


def _offer(campaign: Campaign, window: Window, share: int, now: datetime) -> list[WorkItem]:
    midnight = datetime.combine(now.astimezone(SHANGHAI).date(), time(), SHANGHAI)
    operators = count_operators_serving(campaign.queue, now)
    left = campaign.per_operator_daily * operators - called_since(campaign, midnight)
    if left <= 0:
        return []
    waiting = campaign.items.select_for_update().filter(
        state__in=(_State.WAITING, _State.OFFERED), next_at__lte=now
    )
    chosen = list(waiting.order_by("next_at", "position")[: min(share, left)])
    for item in chosen:
        item.state = _State.OFFERED
        item.offer_id = item.offer_id or uuid4()
        item.offered_at = item.offered_at or now
    CampaignItem.objects.bulk_update(chosen, ["state", "offer_id", "offered_at"])
    return [_work(campaign, each, window) for each in chosen]


def _work(campaign: Campaign, item: CampaignItem, window: Window) -> WorkItem:
    offer_id = item.offer_id or uuid4()
    mode = "preview" if campaign.mode == Campaign.Mode.PREVIEW else "progressive"
    return WorkItem.model_validate(
        {
            "item_id": offer_id,
            "correlation_id": offer_id,
            "number": item.number,
            "purpose": campaign.purpose,
            "reference": str(item.pk),
            "label": " ".join(each for each in (campaign.name, item.label, item.reference) if each)[
                :80
            ],
            "queue": campaign.queue,
            "language": campaign.language,
            "mode": mode,
            "not_before": window.opens,
            "expires_at": window.closes,
            "priority": campaign.priority,
        }
    )


def _finish_expired(now: datetime) -> None:
    running = Campaign.objects.select_for_update().exclude(state=Campaign.State.FINISHED)
    for campaign in running.filter(expires_at__lte=now, started_at__isnull=False):
        finish_items(campaign)
        campaign.state, campaign.finished_at = Campaign.State.FINISHED, now
        campaign.save()
        changed = CampaignStateChanged(state=campaign.state)
        record(changed, subject_id=campaign.pk, by=VOICE_PLATFORM, now=now, correlation_id=None)


def _free_silent(now: datetime) -> None:
    items = CampaignItem.objects.select_for_update(of=("self",)).select_related("campaign")
    for item in items.filter(state=_State.CALLING, last_called_at__lt=now - _SILENCE):
        settle_attempt(item, is_reached=False, is_tried=False, now=now)
