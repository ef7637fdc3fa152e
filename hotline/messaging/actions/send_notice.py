"""Send a notice (发送通知) through its channel, trying again with growing pauses."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.errors import Refusal
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import writing
from hotline.messaging.accounts import get_account
from hotline.messaging.actions.write import write
from hotline.messaging.adapters import Outgoing, find_adapters
from hotline.messaging.errors import ChannelNotSetUp, SendingFailed
from hotline.messaging.meters import note_reached, release, reserve
from hotline.messaging.models import CitizenNotice
from hotline.messaging.notice_city import city_notices
from hotline.messaging.notice_events import (
    BudgetReached,
    NoticeFailed,
    NoticeHeld,
    NoticeSent,
)
from hotline.messaging.notice_queries import has_opted_out
from hotline.messaging.pulses import note_fault, note_sent
from hotline.messaging.rules.incoming import MessageKind
from hotline.messaging.rules.notices import ASKED_FOR, Holding, NoticeState
from hotline.messaging.rules.quiet_hours import next_day, quiet_until
from hotline.messaging.rules.sending import pause_after

_WAITING = (NoticeState.QUEUED, NoticeState.HELD)


def send_notice(*, notice_id: int, now: datetime) -> CitizenNotice:
    """Send it, if its time has come and it may be; whoever is second does nothing.

    Its money is spoken for, and that is committed, before the channel hears of it.
    """
    with writing():
        notice = _locked(notice_id)
        if not _is_due(notice, now) or not _may_go(notice, now):
            return notice
    with writing():
        notice = _locked(notice_id)
        if not _is_due(notice, now) or notice.metered_at is None:
            return notice
        try:
            _hand_over(notice, now)
        except (SendingFailed, ChannelNotSetUp) as refusal:
            _fail(notice, refusal, now)
        else:
            _succeed(notice, now)
    return notice


def list_due_notices(now: datetime, *, limit: int = 500) -> list[int]:
    """Return those whose time has come: held ones, retries, and whose job was lost."""
    due = CitizenNotice.objects.filter(state__in=_WAITING, next_try_at__lte=now)
    return list(due.order_by("next_try_at").values_list("pk", flat=True)[:limit])


def _locked(notice_id: int) -> CitizenNotice:
    return CitizenNotice.objects.select_for_update(of=("self",)).get(pk=notice_id)


def _is_due(notice: CitizenNotice, now: datetime) -> bool:
    is_due = notice.next_try_at is not None and notice.next_try_at <= now
    return is_due and notice.state in _WAITING


def _may_go(notice: CitizenNotice, now: datetime) -> bool:
    """Look once more: it may have waited for hours."""
    if has_opted_out(notice.channel, notice.peer_index, notice.purpose):
        release(notice)
        notice.state, notice.holding, notice.next_try_at = NoticeState.OPTED_OUT, "", None
        notice.save()
        return False
    until = quiet_until(now, city_notices().windows)
    if until and notice.purpose not in ASKED_FOR:
        _hold(notice, Holding.QUIET, until, now)
        return False
    if reserve(notice, now=now):
        return True
    spent = note_reached(notice, now=now)
    if spent is not None:
        record(
            BudgetReached(channel=notice.channel, purpose=notice.purpose, spent_fen=str(spent)),
            subject_id=f"{notice.channel}/{notice.purpose}",
            by=SYSTEM,
            now=now,
            correlation_id=None,
        )
    if notice.is_code:  # nobody waits for it until tomorrow
        _fail(notice, SendingFailed("今日验证码费用已到达预算。", is_final=True), now)
    else:
        _hold(notice, Holding.BUDGET, next_day(now), now)
    return False


def _hold(notice: CitizenNotice, holding: Holding, until: datetime, now: datetime) -> None:
    release(notice)
    notice.state, notice.holding, notice.next_try_at = NoticeState.HELD, holding, until
    notice.save()
    _tell(notice, NoticeHeld(holding=holding), now)


def _hand_over(notice: CitizenNotice, now: datetime) -> None:
    """Give it to the conversation it belongs to, or to the channel itself."""
    if notice.conversation_id is not None:
        notice.message = write(
            conversation_id=notice.conversation_id, text=notice.text, by=SYSTEM, now=now
        )
        return
    settings = get_account(Channel(notice.channel), notice.account)
    outgoing = Outgoing(
        message_id=-notice.pk,
        peer=notice.peer,
        kind=MessageKind.TEXT,
        text=notice.text,
        is_automatic=True,
    )
    adapter = find_adapters()[Channel(notice.channel)]
    notice.external_id = adapter.send(notice.account, settings, outgoing)[:255]


def _succeed(notice: CitizenNotice, now: datetime) -> None:
    notice.state, notice.holding, notice.next_try_at = NoticeState.SENT, "", None
    notice.sent_at, notice.fault = now, ""
    notice.tries += 1
    if notice.is_code:
        notice.text = ""
    notice.save()
    if notice.conversation_id is None:
        note_sent(notice.channel, notice.account, now=now)
    _tell(notice, NoticeSent(segments=notice.segments), now)


def _fail(notice: CitizenNotice, refusal: Refusal, now: datetime) -> None:
    notice.tries += 1
    notice.fault = refusal.message[:300]
    notice.holding = ""
    release(notice)
    pause = pause_after(notice.tries, is_final=getattr(refusal, "is_final", False))
    notice.next_try_at = now + pause if pause else None
    notice.state = NoticeState.QUEUED if pause else NoticeState.FAILED
    if pause is None:
        if notice.is_code:
            notice.text = ""
        _tell(notice, NoticeFailed(note=notice.fault), now)
    notice.save()
    note_fault(notice.channel, notice.account, notice.fault, now=now)


def _tell(notice: CitizenNotice, happening: Happening, now: datetime) -> None:
    record(
        happening,
        subject_id=notice.pk,
        by=SYSTEM,
        now=now,
        correlation_id=notice.correlation_id,
    )
