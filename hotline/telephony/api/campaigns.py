"""Outbound campaigns (外呼任务): describe, import, run, look, settle."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Router
from ninja.files import UploadedFile

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.feed_work import feed_work
from hotline.telephony.actions.import_call_list import import_call_list
from hotline.telephony.actions.run_campaign import run_campaign
from hotline.telephony.actions.settle_item import settle_item
from hotline.telephony.actions.shape_campaign import change_campaign, make_campaign
from hotline.telephony.api.outbound_schemas import (
    BadLineOut,
    CampaignBody,
    CampaignItemOut,
    CampaignItemPage,
    CampaignOut,
    ImportedOut,
    ItemState,
    SettleItemBody,
)
from hotline.telephony.api.outbound_views import campaign_view, item_views
from hotline.telephony.campaign_queries import (
    get_campaign,
    get_item,
    list_campaigns,
    list_items,
    progress_of,
)
from hotline.telephony.floor_permissions import RUN_CAMPAIGNS, SETTLE_CAMPAIGN_ITEMS
from hotline.telephony.models import Campaign, CampaignItem

router = Router(tags=["telephony-outbound"])
MOST_BYTES = 4 * 1024 * 1024


def _view(campaign: Campaign) -> dict[str, object]:
    return campaign_view(campaign, progress_of([campaign.pk])[campaign.pk], now())


@router.get("/telephony/campaigns", auth=Requires(RUN_CAMPAIGNS), response=list[CampaignOut])
def get_campaigns(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the campaigns and how far each is."""
    campaigns = list_campaigns()
    progress = progress_of([each.pk for each in campaigns])
    return [campaign_view(each, progress[each.pk], now()) for each in campaigns]


@router.post("/telephony/campaigns", auth=Requires(RUN_CAMPAIGNS), response=CampaignOut)
def post_campaign(request: HttpRequest, body: CampaignBody) -> dict[str, object]:
    """Describe a campaign; nobody is called yet."""
    shape, by = body.to_shape(), visitor_of(request)
    return _view(make_campaign(shape=shape, by=by, now=now()))


@router.get(
    "/telephony/campaigns/{int:campaign_id}", auth=Requires(RUN_CAMPAIGNS), response=CampaignOut
)
def get_one_campaign(request: HttpRequest, campaign_id: int) -> dict[str, object]:  # noqa: ARG001 - ninja passes it
    """Return one campaign."""
    return _view(get_campaign(campaign_id))


@router.post(
    "/telephony/campaigns/{int:campaign_id}/save",
    auth=Requires(RUN_CAMPAIGNS),
    response=CampaignOut,
)
def post_change(request: HttpRequest, campaign_id: int, body: CampaignBody) -> dict[str, object]:
    """Change what a campaign is."""
    shape, by = body.to_shape(), visitor_of(request)
    return _view(change_campaign(campaign_id=campaign_id, shape=shape, by=by, now=now()))


@router.post("/telephony/campaigns/{int:campaign_id}/import_list", auth=Requires(RUN_CAMPAIGNS))
def post_import(request: HttpRequest, campaign_id: int, file: File[UploadedFile]) -> ImportedOut:
    """Add people from a CSV file with the columns 号码, 编号, 说明; bad lines are reported."""
    content, by = file.read(MOST_BYTES), visitor_of(request)
    done = import_call_list(campaign_id=campaign_id, content=content, by=by, now=now())
    return ImportedOut(
        added=done.added,
        repeated=done.repeated,
        bad=[BadLineOut(line=each.line, why=each.why) for each in done.bad],
    )


@router.get("/telephony/campaigns/{int:campaign_id}/items", auth=Requires(RUN_CAMPAIGNS))
def get_items(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    campaign_id: int,
    state: ItemState | None = None,
    cursor: str = "",
) -> CampaignItemPage:
    """List the people of a campaign, 50 a page."""
    rows, more = list_items(campaign_id, state=state or "", cursor=cursor)
    return CampaignItemPage(items=item_views(rows), next_cursor=more)


@router.post(
    "/telephony/campaigns/{int:campaign_id}/{verb}",
    auth=Requires(RUN_CAMPAIGNS),
    response=CampaignOut,
)
def post_run(
    request: HttpRequest, campaign_id: int, verb: Literal["start", "pause", "finish"]
) -> dict[str, object]:
    """Start, pause or finish a campaign; call control learns of it at once."""
    state = {
        "start": Campaign.State.RUNNING,
        "pause": Campaign.State.PAUSED,
        "finish": Campaign.State.FINISHED,
    }[verb]
    by = visitor_of(request)
    campaign = run_campaign(campaign_id=campaign_id, state=state, by=by, now=now())
    feed_work(now=now())
    return _view(campaign)


@router.get("/telephony/campaign-items/{item_id}", auth=Requires(SETTLE_CAMPAIGN_ITEMS))
def get_one_item(request: HttpRequest, item_id: UUID) -> CampaignItemOut:  # noqa: ARG001 - ninja passes it
    """Return one person: the ``reference`` of the call on the operator's page."""
    return item_views([get_item(item_id)])[0]


@router.post("/telephony/campaign-items/{item_id}/settle", auth=Requires(SETTLE_CAMPAIGN_ITEMS))
def post_settle(request: HttpRequest, item_id: UUID, body: SettleItemBody) -> CampaignItemOut:
    """Write down what came of it."""
    state, by = CampaignItem.State(body.state), visitor_of(request)
    settle_item(item_id=item_id, state=state, note=body.note, by=by, now=now())
    return item_views([get_item(item_id)])[0]
