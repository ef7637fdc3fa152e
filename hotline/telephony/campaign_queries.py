"""Load campaigns and the people they call."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from hotline.core.cursors import number_in
from hotline.telephony.models import Campaign, CampaignItem, OperatorSkill
from hotline.telephony.outbound_errors import NoSuchCampaign, NoSuchItem
from hotline.telephony.queries import list_running_sessions

PAGE = 50
_State = CampaignItem.State


def list_campaigns() -> list[Campaign]:
    """Return every campaign, newest first."""
    return list(Campaign.objects.all())


def get_campaign(campaign_id: int) -> Campaign:
    """Return one campaign.

    Raises:
        NoSuchCampaign: there is none.

    """
    campaign = Campaign.objects.filter(pk=campaign_id).first()
    if campaign is None:
        msg = "外呼任务不存在。"
        raise NoSuchCampaign(msg)
    return campaign


def get_item(item_id: UUID) -> CampaignItem:
    """Return one person of a campaign.

    Raises:
        NoSuchItem: there is none.

    """
    item = CampaignItem.objects.filter(pk=item_id).select_related("campaign").first()
    if item is None:
        msg = "外呼对象不存在。"
        raise NoSuchItem(msg)
    return item


def list_items(
    campaign_id: int, *, state: str = "", cursor: str = ""
) -> tuple[list[CampaignItem], str]:
    """Return one page by position, and the cursor of the next."""
    rows = CampaignItem.objects.filter(campaign_id=campaign_id).select_related("campaign")
    if state:
        rows = rows.filter(state=state)
    if cursor:
        rows = rows.filter(position__gt=number_in(cursor))
    found = list(rows.order_by("position")[: PAGE + 1])
    more = str(found[PAGE - 1].position) if len(found) > PAGE else ""
    return found[:PAGE], more


def progress_of(campaign_ids: list[int]) -> dict[int, Counter[str]]:
    """Return campaign → state → how many people."""
    rows = CampaignItem.objects.filter(campaign_id__in=campaign_ids)
    counts: dict[int, Counter[str]] = {each: Counter() for each in campaign_ids}
    for campaign_id, state, count in rows.values_list("campaign_id", "state").annotate(
        count=Count("pk")
    ):
        counts[campaign_id][state] = count
    return counts


def called_since(campaign: Campaign, since: datetime) -> int:
    """Return how many people the campaign called, or holds ready to call, since then."""
    rows = CampaignItem.objects.filter(campaign=campaign)
    return rows.filter(Q(last_called_at__gte=since) | Q(state=_State.CALLING)).count()


def count_operators_serving(queue: str, now: datetime) -> int:
    """Return how many people who are signed in serve the queue; by default everybody."""
    present = {each.operator_id for each in list_running_sessions(now)}
    rows = OperatorSkill.objects.filter(operator_id__in=present)
    skilled = set(rows.values_list("operator_id", flat=True))
    serving = set(rows.filter(skill=f"queue:{queue}").values_list("operator_id", flat=True))
    return len(serving | (present - skilled))
