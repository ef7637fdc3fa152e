"""Turn templates, notices and counts into what the page of notices shows."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Sum

from hotline.contacts.rules.channels import CHANNEL_LABELS, Channel
from hotline.core.masking import mask_phone
from hotline.core.numbers_in_text import hide_numbers
from hotline.messaging.api import notice_schemas as out
from hotline.messaging.meters import REPLY, day_of, spent
from hotline.messaging.models import CitizenNotice, NoticeMeter, NoticeTemplate, OptOut
from hotline.messaging.notice_city import city_notices
from hotline.messaging.rules.notices import (
    ASKED_FOR,
    HOLDING_LABELS,
    NOTICE_STATE_LABELS,
    PURPOSE_LABELS,
    TEMPLATE_STATE_LABELS,
    Holding,
    NoticeState,
    Purpose,
    TemplateState,
)
from hotline.messaging.rules.segments import count_segments
from hotline.messaging.rules.sending import SEND_LABELS, SendState
from hotline.messaging.rules.wording import places_in, template_fault, word

_DAYS = 14
_METERED: dict[str, str] = {
    **{purpose.value: label for purpose, label in PURPOSE_LABELS.items()},
    REPLY: "热线员回复",
}


def template_of(
    published: NoticeTemplate | None, draft: NoticeTemplate | None
) -> out.NoticeTemplateView:
    """Return a template with its two versions."""
    row = draft or published
    if row is None:
        msg = "a template has a version"
        raise ValueError(msg)
    return out.NoticeTemplateView(
        name=row.name,
        label=row.label,
        channel=Channel(row.channel),
        channel_label=CHANNEL_LABELS[Channel(row.channel)],
        purpose=Purpose(row.purpose),
        purpose_label=PURPOSE_LABELS[Purpose(row.purpose)],
        values=[out.NoticeValueView(name=name, **row.values[name]) for name in _names_of(row)],
        published=version_of(published) if published else None,
        draft=version_of(draft) if draft else None,
    )


def _names_of(row: NoticeTemplate) -> list[str]:
    """Return the placeholders as they stand in the text, then those it leaves out."""
    used = [each for each in places_in(row.text) if each in row.values]
    return [*used, *sorted(set(row.values) - set(used))]


def version_of(row: NoticeTemplate) -> out.NoticeVersionView:
    """Return one version."""
    state = TemplateState(row.state)
    return out.NoticeVersionView(
        version=row.version,
        text=row.text,
        state=state.value,
        state_label=TEMPLATE_STATE_LABELS[state],
        written_at=row.written_at,
        written_by_label=row.written_by_label,
        published_at=row.published_at,
        published_by_label=row.published_by_label,
    )


def preview_of(row: NoticeTemplate, text: str) -> out.NoticePreviewView:
    """Word a text with the examples, by the code that sends."""
    city, purpose, channel = city_notices(), Purpose(row.purpose), Channel(row.channel)
    fault = template_fault(text, purpose, row.values)
    samples = {name: value["sample"] for name, value in row.values.items()}
    said = "" if fault else word(text, samples, purpose=purpose, channel=channel, style=city.style)
    counted = count_segments(said)
    return out.NoticePreviewView(
        text=said,
        alphabet=counted.alphabet,
        units=counted.units,
        segments=counted.count,
        cost_fen=float(city.cost_of(channel, counted.count)),
        fault=fault,
    )


def notice_of(row: CitizenNotice) -> out.CitizenNoticeView:
    """Return one notice as a team leader may see it."""
    state = NoticeState(row.state)
    is_number = row.channel == Channel.SMS
    return out.CitizenNoticeView(
        id=row.pk,
        label=row.template.label,
        version=row.template.version,
        purpose_label=PURPOSE_LABELS[Purpose(row.purpose)],
        channel_label=CHANNEL_LABELS[Channel(row.channel)],
        peer_label=mask_phone(row.peer) if is_number else "会话内",
        text="" if row.purpose in ASKED_FOR else hide_numbers(row.text),
        reference=row.reference,
        state=state,
        state_label=NOTICE_STATE_LABELS[state],
        note=_note_of(row),
        segments=row.segments,
        cost_fen=float(row.cost_fen),
        written_at=row.written_at,
        next_try_at=row.next_try_at,
        sent_at=row.sent_at,
        author_label=row.author_label,
    )


def _note_of(row: CitizenNotice) -> str:
    parts = [
        HOLDING_LABELS[Holding(row.holding)] if row.holding else "",
        row.fault,
        f"消息{SEND_LABELS[SendState(row.message.state)]}" if row.message else "",
        f"回执 {row.report}" if row.report else "",
        f"市民回复 {row.answer}" if row.answer else "",
    ]
    return "；".join(each for each in parts if each)


def meter_of(now: datetime) -> out.NoticeMeterView:
    """Return what was spent, day by day and for what."""
    city, today = city_notices(), day_of(now)
    first = today.replace(day=1)
    days = (
        NoticeMeter.objects.filter(day__gt=today - timedelta(days=_DAYS), day__lte=today)
        .values("day")
        .annotate(cost=Sum("cost_fen"), parts=Sum("segments"))
        .order_by("day")
    )
    return out.NoticeMeterView(
        today=_by_purpose(today, today),
        month=_by_purpose(first, today),
        days=[
            out.NoticeMeterDay(
                day=each["day"], cost_fen=float(each["cost"]), segments=each["parts"]
            )
            for each in days
        ],
        day_spent_fen=float(spent(today, today, codes=False)),
        day_budget_fen=city.budget.day_fen,
        month_spent_fen=float(spent(first, today, codes=False)),
        month_budget_fen=city.budget.month_fen,
        codes_spent_fen=float(spent(today, today, codes=True)),
        codes_budget_fen=city.budget.codes_day_fen,
        held=CitizenNotice.objects.filter(state=NoticeState.HELD).count(),
        opted_out=OptOut.objects.count(),
        quiet=city.quiet,
        price_fen=float(city.price_fen.get(Channel.SMS, Decimal(0))),
    )


def _by_purpose(first: object, last: object) -> list[out.NoticeMeterRow]:
    rows = (
        NoticeMeter.objects.filter(day__range=(first, last))
        .values("purpose")
        .annotate(count=Sum("notices"), parts=Sum("segments"), cost=Sum("cost_fen"))
    )
    known = {each["purpose"]: each for each in rows}
    return [
        out.NoticeMeterRow(
            purpose_label=label,
            notices=known[purpose]["count"] if purpose in known else 0,
            segments=known[purpose]["parts"] if purpose in known else 0,
            cost_fen=float(known[purpose]["cost"]) if purpose in known else 0,
        )
        for purpose, label in _METERED.items()
    ]
