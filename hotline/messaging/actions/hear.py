"""Hear a short message (收到短信): a reply to our notices, or something a person must read."""

from datetime import datetime, timedelta

from hotline.core.actor import NamedActor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import writing
from hotline.core.turns import wait_for_turn
from hotline.messaging.actions.receive import Received, receive
from hotline.messaging.models import CitizenNotice, OptOut
from hotline.messaging.notice_events import NoticeAnswered, OptedIn, OptedOut
from hotline.messaging.pulses import note_received
from hotline.messaging.rules.incoming import Incoming
from hotline.messaging.rules.notices import NoticeState, Purpose
from hotline.messaging.rules.replies import Reply, plain_reply, reply_of

ANSWER_WITHIN = timedelta(days=3)
_CITIZEN = NamedActor("市民")


def hear(incoming: Incoming, *, now: datetime) -> Received | None:
    """Take 退订, 恢复 and the digit that answers a survey; all else is received as a message.

    Delivered again, a message changes nothing and does not become another. Returns where a
    message went; None for what nobody needs to read.
    """
    meaning = reply_of(incoming.text)
    with writing():
        if meaning is Reply.STOP:
            _opt_out(incoming, now)
        elif meaning is Reply.GO_ON:
            _opt_in(incoming, now)
        elif meaning is not Reply.DIGIT or not _answer(incoming, now):
            return receive(incoming, now=now)
        note_received(incoming.channel, incoming.account, now=now)
    return None


def _opt_out(incoming: Incoming, now: datetime) -> None:
    index = blind_index(incoming.peer)
    _, is_new = OptOut.objects.get_or_create(
        channel=incoming.channel, peer_index=index, defaults={"since": now}
    )
    if is_new:
        _tell(OptedOut(channel=incoming.channel), index, now)


def _opt_in(incoming: Incoming, now: datetime) -> None:
    index = blind_index(incoming.peer)
    gone, _ = OptOut.objects.filter(channel=incoming.channel, peer_index=index).delete()
    if gone:
        _tell(OptedIn(channel=incoming.channel), index, now)


def _answer(incoming: Incoming, now: datetime) -> bool:
    """Tell whether the digit answers the newest survey this citizen got from us."""
    index = blind_index(incoming.peer)
    key = blind_index(f"{incoming.channel}/{incoming.account}/{incoming.external_id}")
    wait_for_turn(index)  # two deliveries at once are one answer
    surveys = CitizenNotice.objects.filter(
        peer_index=index,
        channel=incoming.channel,
        purpose=Purpose.SURVEY,
        state=NoticeState.SENT,
        sent_at__gte=now - ANSWER_WITHIN,
    ).exclude(template__text__contains="{link}")  # that one is answered under its link
    if surveys.filter(answer_key=key).exists():
        return True
    notice = surveys.select_related("template").order_by("-sent_at", "-pk").first()
    if notice is None or notice.answer:
        return False
    notice.answer, notice.answer_key = plain_reply(incoming.text), key
    notice.answered_at = now
    notice.save(update_fields=["answer", "answer_key", "answered_at"])
    record(
        NoticeAnswered(
            template=notice.template.name, reference=notice.reference, answer=notice.answer
        ),
        subject_id=notice.pk,
        by=_CITIZEN,
        now=now,
        correlation_id=notice.correlation_id,
    )
    return True


def _tell(happening: Happening, peer_index: str, now: datetime) -> None:
    record(happening, subject_id=peer_index[:32], by=_CITIZEN, now=now, correlation_id=None)
