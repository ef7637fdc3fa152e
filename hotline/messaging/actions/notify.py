"""Tell a citizen something (通知市民) by a published template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

from hotline.citizens.rules.numbers import normalize_number, takes_messages
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import Actor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.accounts import default_account
from hotline.messaging.models import CitizenNotice, Conversation, NoticeTemplate
from hotline.messaging.notice_city import city_notices
from hotline.messaging.notice_errors import NoticeInvalid
from hotline.messaging.notice_events import NoticeWritten
from hotline.messaging.notice_queries import get_published, has_opted_out
from hotline.messaging.rules.notices import ASKED_FOR, Holding, NoticeState, Purpose
from hotline.messaging.rules.quiet_hours import quiet_until
from hotline.messaging.rules.segments import count_segments
from hotline.messaging.rules.wording import missing_values, word

NOTICE_TASK = "messaging.send_notice"
NOTICE_QUEUE = "messages"


@dataclass(frozen=True, slots=True)
class _Address:
    channel: Channel
    account: str
    peer: str
    conversation_id: UUID | None = None


def notify(
    *,
    template: str,
    values: Mapping[str, object],
    by: Actor,
    now: datetime,
    correlation_id: UUID | None,
    phone: str = "",
    conversation: Conversation | None = None,
    reference: str = "",
) -> CitizenNotice:
    """Write a notice and have it sent: by SMS to ``phone``, or within ``conversation``.

    It goes out at once, waits for the end of the quiet hours, or is not wanted: the notice's
    state says which. Codes and receipts wait for nothing. May be called within the caller's
    own transaction; nothing is sent before that commits.

    Raises:
        NoTemplate: no template of this name is published.
        NoticeInvalid: a placeholder has no value, or the number is no mobile number.

    """
    address = _address(phone, conversation)
    version = get_published(template, address.channel)
    if missing := missing_values(version.text, values):
        msg = f"通知“{version.label}”缺少：{'、'.join(missing)}。"
        raise NoticeInvalid(msg)
    with writing():
        notice = _write(version, values, address, now)
        notice.author_label = by.actor_label[:80]
        notice.reference, notice.correlation_id = reference[:64], correlation_id
        notice.save(force_insert=True)
        if notice.state == NoticeState.QUEUED:
            app.configure_task(NOTICE_TASK, queue=NOTICE_QUEUE).defer(notice_id=notice.pk)
        record(
            NoticeWritten(
                template=version.name,
                version=version.version,
                channel=notice.channel,
                state=notice.state,
            ),
            subject_id=notice.pk,
            by=by,
            now=now,
            correlation_id=correlation_id,
        )
    return notice


def _address(phone: str, conversation: Conversation | None) -> _Address:
    if conversation is not None:
        return _Address(
            Channel(conversation.channel),
            conversation.account,
            conversation.peer,
            conversation.pk,
        )
    number = normalize_number(phone)
    if not takes_messages(number):
        msg = "短信只能发到大陆手机号码。"
        raise NoticeInvalid(msg, fields={"phone": msg})
    return _Address(Channel.SMS, default_account(Channel.SMS), number)


def _write(
    version: NoticeTemplate, values: Mapping[str, object], address: _Address, now: datetime
) -> CitizenNotice:
    city = city_notices()
    purpose = Purpose(version.purpose)
    text = word(version.text, values, purpose=purpose, channel=address.channel, style=city.style)
    segments = count_segments(text).count if address.channel is Channel.SMS else 1
    peer_index = blind_index(address.peer)
    notice = CitizenNotice(
        template=version,
        purpose=purpose,
        channel=address.channel,
        account=address.account,
        peer=address.peer,
        peer_index=peer_index,
        text=text,
        conversation_id=address.conversation_id,
        segments=segments,
        cost_fen=city.cost_of(address.channel, segments),
        written_at=now,
        state=NoticeState.QUEUED,
        next_try_at=now,
    )
    if has_opted_out(address.channel, peer_index, purpose):
        notice.state, notice.next_try_at = NoticeState.OPTED_OUT, None
    elif purpose not in ASKED_FOR and (until := quiet_until(now, city.windows)):
        notice.state, notice.holding = NoticeState.HELD, Holding.QUIET
        notice.next_try_at = until
    return notice
