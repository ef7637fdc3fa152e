"""Show campaigns and return calls the way their pages want them."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.queries import list_display_names
from hotline.telephony.api.outbound_schemas import CampaignItemOut
from hotline.telephony.models import Campaign, CampaignItem, ReturnCall
from hotline.telephony.rules.campaign_day import next_window

_SAME = (
    *("name", "purpose", "queue", "language", "mode", "daily_from", "daily_to", "expires_at"),
    *("attempts", "pause_minutes", "per_operator_daily", "priority", "state", "made_at"),
    *("started_at", "finished_at"),
)


def campaign_view(campaign: Campaign, progress: Counter[str], now: datetime) -> dict[str, object]:
    """Return a campaign and how far it is."""
    is_over = campaign.state == Campaign.State.FINISHED
    when = next_window(now, campaign.daily_from, campaign.daily_to, campaign.expires_at)
    return {
        **{name: getattr(campaign, name) for name in _SAME},
        "id": campaign.pk,
        "purpose_label": campaign.get_purpose_display(),
        "state_label": campaign.get_state_display(),
        "made_by": campaign.made_by_label,
        "total": progress.total(),
        "progress": {state.value: progress[state] for state in CampaignItem.State},
        "next_window": None if is_over else when,
    }


def item_views(items: Sequence[CampaignItem]) -> list[CampaignItemOut]:
    """Return people of campaigns."""
    names = list_display_names(each.operator_id for each in items if each.operator_id)
    return [
        CampaignItemOut.model_validate(
            {
                "id": each.pk,
                "campaign_id": each.campaign_id,
                "campaign_name": each.campaign.name,
                "position": each.position,
                "number": each.number_masked,
                "reference": each.reference,
                "label": each.label,
                "state": each.state,
                "state_label": each.get_state_display(),
                "attempts": each.attempts,
                "next_at": each.next_at,
                "last_called_at": each.last_called_at,
                "last_call_id": each.last_call_id,
                "operator_name": names.get(each.operator_id or 0, ""),
                "note": each.note,
            }
        )
        for each in items
    ]


def return_view(row: ReturnCall) -> dict[str, object]:
    """Return one caller to be rung back."""
    is_waiting = row.state == ReturnCall.State.WAITING
    return {
        "id": row.pk,
        "reason": row.reason,
        "reason_label": row.get_reason_display(),
        "number": row.number_masked,
        "queue": row.queue,
        "missed_at": row.missed_at,
        "state": row.state,
        "state_label": row.get_state_display(),
        "attempts": row.attempts,
        "called_by": row.called_by_label,
        "called_at": row.called_at,
        "settled_at": row.settled_at,
        "made_call_id": row.made_call_id,
        "note": row.note,
        "about": row.about,
        "is_automatic": row.reason == ReturnCall.Reason.ASKED and is_waiting,
    }
