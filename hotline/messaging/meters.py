"""Count what notices cost, and whether there is money left (费用计量)."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import F, Q, Sum

from hotline.contacts.rules.channels import Channel
from hotline.core.turns import wait_for_turn
from hotline.messaging.models import CitizenNotice, NoticeMeter
from hotline.messaging.notice_city import city_notices
from hotline.messaging.rules.notices import Purpose
from hotline.messaging.rules.segments import count_segments
from hotline.reference.rules.calendar import SHANGHAI

REPLY = "reply"
"""What operators write in conversations, among the purposes of the meter."""
_NOTICES, _CODES = 0x5D0C, 0x5D0D
"""The advisory locks under which the two budgets are spoken for."""


def day_of(moment: datetime) -> date:
    """Return the city's day."""
    return moment.astimezone(SHANGHAI).date()


def reserve(notice: CitizenNotice, *, now: datetime) -> bool:
    """Count the notice if there is money left for it; False: there is none.

    One after the other, and committed before anything is sent: what goes out at the same
    moment never oversteps the budget. Called within the caller's own, short transaction.
    """
    if notice.metered_at is not None:
        return True
    if notice.cost_fen:
        is_code = notice.purpose == Purpose.CODE
        wait_for_turn(_CODES if is_code else _NOTICES)
        if not _is_affordable(notice, day_of(now), is_code=is_code):
            return False
    notice.metered_at = now
    notice.save(update_fields=["metered_at"])
    _count(_row(notice.channel, notice.purpose, now), notice.segments, notice.cost_fen)
    return True


def release(notice: CitizenNotice) -> None:
    """Take a notice that was not sent off the day it was counted on; its caller saves it."""
    if notice.metered_at is None:
        return
    row = _row(notice.channel, notice.purpose, notice.metered_at)
    _count(row, -notice.segments, -notice.cost_fen, notices=-1)
    notice.metered_at = None


def _is_affordable(notice: CitizenNotice, today: date, *, is_code: bool) -> bool:
    budget = city_notices().budget
    if is_code:
        return spent(today, today, codes=True) + notice.cost_fen <= budget.codes_day_fen
    if spent(today, today, codes=False) + notice.cost_fen > budget.day_fen:
        return False
    month = spent(today.replace(day=1), today, codes=False)
    return month + notice.cost_fen <= budget.month_fen


def spent(first: date, last: date, *, codes: bool) -> Decimal:
    """Return what was spent from a day to a day, on codes or on everything else."""
    is_code = Q(purpose=Purpose.CODE)
    rows = NoticeMeter.objects.filter(is_code if codes else ~is_code, day__range=(first, last))
    return Decimal(rows.aggregate(total=Sum("cost_fen"))["total"] or 0)


def count_reply(channel: Channel, text: str, *, now: datetime) -> None:
    """Count what an operator wrote in a conversation; nothing ever holds it back."""
    segments = count_segments(text).count
    _count(_row(channel, REPLY, now), segments, city_notices().cost_of(channel, segments))


def note_reached(notice: CitizenNotice, *, now: datetime) -> Decimal | None:
    """Keep that the money is spent; return what was spent the first time today, else None."""
    row = _row(notice.channel, notice.purpose, now)
    is_first = NoticeMeter.objects.filter(pk=row.pk, reached_at=None).update(reached_at=now)
    if not is_first:
        return None
    today = day_of(now)
    return spent(today, today, codes=notice.purpose == Purpose.CODE)


def _row(channel: str, purpose: str, now: datetime) -> NoticeMeter:
    row, _ = NoticeMeter.objects.get_or_create(day=day_of(now), channel=channel, purpose=purpose)
    return row


def _count(row: NoticeMeter, segments: int, cost_fen: Decimal, *, notices: int = 1) -> None:
    NoticeMeter.objects.filter(pk=row.pk).update(
        notices=F("notices") + notices,
        segments=F("segments") + segments,
        cost_fen=F("cost_fen") + cost_fen,
    )
