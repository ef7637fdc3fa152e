"""Write down what came of calling one person of a campaign (外呼结果)."""

from datetime import datetime, timedelta
from uuid import UUID

from contracts.call_events import CallAnswered, CallEnded, CallEntered
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.models import CampaignItem
from hotline.telephony.outbound_errors import NoSuchItem
from hotline.telephony.outbound_events import CampaignItemSettled

_State = CampaignItem.State
_TRIED = frozenset({"busy", "no_answer", "rejected", "unreachable", ""})
"""Why nobody was reached, when the number was really dialled; the rest is no attempt."""
_SOON = timedelta(minutes=5)


def settle_item(
    *, item_id: UUID, state: CampaignItem.State, note: str, by: Actor, now: datetime
) -> CampaignItem:
    """Keep what the operator says: reached, refused, or to be given up.

    Raises:
        NoSuchItem: there is none.

    """
    with writing():
        item = CampaignItem.objects.select_for_update().filter(pk=item_id).first()
        if item is None:
            msg = "外呼对象不存在。"
            raise NoSuchItem(msg)
        item.state, item.note = state, note
        item.offer_id = None  # ``offered_at`` stays: the next feeding takes it from the stock
        item.save()
        _record(item, by, now)
    return item


def note_begun(event: CallEntered) -> None:
    """The call of an item was begun. Must be called inside ``writing()``."""
    item = _item_of(event.call_id)
    if item is None or item.last_call_id == event.call_id:
        return
    item.state = _State.CALLING
    item.attempts += 1
    item.last_call_id, item.last_called_at = event.call_id, event.happened_at
    item.save()


def note_reached(event: CallAnswered) -> None:
    """Operator and person talk. Must be called inside ``writing()``."""
    item = _item_of(event.call_id)
    if item is not None:
        item.operator_id = event.operator_id
        item.save(update_fields=["operator_id"])


def note_over(event: CallEnded) -> None:
    """The call of an item ended: settle it, or plan the next attempt. Inside ``writing()``."""
    item = _item_of(event.call_id)
    if item is None or item.state not in {_State.WAITING, _State.OFFERED, _State.CALLING}:
        return
    if item.last_call_id != event.call_id:  # its beginning was never reported
        item.attempts += 1
        item.last_call_id, item.last_called_at = event.call_id, event.happened_at
    is_reached = event.outcome == "answered"
    is_tried = is_reached or (event.outcome == "not_reached" and event.cause in _TRIED)
    settle_attempt(item, is_reached=is_reached, is_tried=is_tried, now=event.happened_at)


def settle_attempt(item: CampaignItem, *, is_reached: bool, is_tried: bool, now: datetime) -> None:
    """Draw the consequence of one attempt. Must be called inside ``writing()``."""
    item.offer_id = item.offered_at = None
    if not is_tried:
        item.attempts = max(0, item.attempts - 1)
    if is_reached:
        item.state = _State.REACHED
    elif item.attempts >= item.campaign.attempts:
        item.state = _State.NOT_REACHED
    else:
        item.state = _State.WAITING
        pause = timedelta(minutes=item.campaign.pause_minutes)
        item.next_at = now + (pause if is_tried else min(_SOON, pause))
    item.save()
    if item.state != _State.WAITING:
        _record(item, VOICE_PLATFORM, now)


def _item_of(call_id: UUID) -> CampaignItem | None:
    items = CampaignItem.objects.select_for_update(of=("self",)).select_related("campaign")
    return items.filter(offer_id=call_id).first()


def _record(item: CampaignItem, by: Actor, now: datetime) -> None:
    settled = CampaignItemSettled(
        campaign_id=item.campaign_id, state=item.state, attempts=item.attempts
    )
    record(settled, subject_id=item.pk, by=by, now=now, correlation_id=item.last_call_id)
