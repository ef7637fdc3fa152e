"""Add people to a campaign from a list (导入名单)."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max

from contracts.credentials import number_index
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.telephony.actions.shape_campaign import locked_campaign
from hotline.telephony.models import Campaign, CampaignItem
from hotline.telephony.outbound_errors import BadList, WrongState
from hotline.telephony.outbound_events import CampaignListImported
from hotline.telephony.rules.call_list import BadLine, UnreadableError, read_list


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the lines."""

    added: int
    repeated: int
    bad: list[BadLine]


def import_call_list(*, campaign_id: int, content: bytes, by: Actor, now: datetime) -> Imported:
    """Add every good line; bad ones are reported, numbers the campaign has are skipped.

    Raises:
        NoSuchCampaign: there is none.
        WrongState: it is finished.
        BadList: the file is no list.

    """
    try:
        lines, bad, repeated = read_list(content)
    except UnreadableError as error:
        raise BadList(str(error), fields={"file": str(error)}) from error
    secret = settings.HOTLINE_ENVIRONMENT.seat_secret
    with writing():
        campaign = locked_campaign(campaign_id)
        if campaign.state == Campaign.State.FINISHED:
            msg = "任务已结束，不能再导入。"
            raise WrongState(msg)
        known = set(campaign.items.values_list("number_index", flat=True))
        last = campaign.items.aggregate(last=Max("position"))["last"] or 0
        fresh: list[CampaignItem] = []
        for line in lines:
            index = number_index(secret, line.number)
            if index in known:
                repeated += 1
                continue
            fresh.append(
                CampaignItem(
                    campaign=campaign,
                    position=last + len(fresh) + 1,
                    number=line.number,
                    number_index=index,
                    number_masked=mask_phone(line.number),
                    reference=line.reference,
                    label=line.label,
                    next_at=now,
                )
            )
        CampaignItem.objects.bulk_create(fresh, batch_size=1000)
        imported = Imported(len(fresh), repeated, bad)
        happening = CampaignListImported(added=len(fresh), repeated=repeated, bad=len(bad))
        record(happening, subject_id=campaign.pk, by=by, now=now, correlation_id=None)
    return imported
