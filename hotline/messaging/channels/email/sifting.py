"""Sift letters: what citizens wrote, what came back, and what no person needs to see."""

from collections.abc import Iterable
from datetime import datetime

import structlog

from hotline.contacts.rules.channels import Channel
from hotline.messaging.adapters import Undelivered
from hotline.messaging.channels.email.letter import Bounce
from hotline.messaging.channels.email.rules.loops import Automatic
from hotline.messaging.channels.email.rules.threads import receipt_in, thread_of
from hotline.messaging.channels.email.taking import TakenLetter
from hotline.messaging.rules.incoming import Incoming, IncomingFile

_log = structlog.get_logger()


def sift(
    letters: Iterable[TakenLetter], account: str, our_address: str, now: datetime
) -> tuple[tuple[Incoming, ...], tuple[Undelivered, ...]]:
    """Return the messages of citizens, and which of ours came back.

    Passed over: what we wrote ourselves, reports that name no letter of ours, and machines'
    answers to our letters. All of it stays in the mailbox.
    """
    messages: list[Incoming] = []
    undelivered: list[Undelivered] = []
    for each in letters:
        letter = each.letter
        if letter.bounce is not None:
            undelivered.extend(_returned(letter.bounce))
        elif letter.from_address == our_address.lower() or letter.automatic is Automatic.REPLY:
            _log.info("mail passed over", action="email.sift", automatic=letter.automatic.value)
        else:
            messages.append(_message(each, account, now))
    return tuple(messages), tuple(undelivered)


def _returned(bounce: Bounce) -> Iterable[Undelivered]:
    if bounce.is_final:
        for each in bounce.message_ids:
            yield Undelivered(each, f"退信：{bounce.why or '收件服务器没有说明原因'}")


def _message(taken: TakenLetter, account: str, now: datetime) -> Incoming:
    letter = taken.letter
    external_id = letter.message_id or taken.digest
    written_at = letter.written_at if letter.written_at and letter.written_at <= now else None
    return Incoming(
        channel=Channel.EMAIL,
        account=account,
        external_id=external_id,
        thread=thread_of(
            message_id=external_id, references=letter.references, peer=letter.from_address
        ),
        peer=letter.from_address,
        peer_name=letter.from_name,
        subject=letter.subject,
        text=taken.note or letter.text,
        files=tuple(
            IncomingFile(name=file.name, content=content, fault=file.fault)
            for file, content in zip(letter.files, taken.contents, strict=False)
        ),
        written_at=written_at,
        answers=letter.references,
        receipt=receipt_in(letter.subject),
        wants_receipt=letter.automatic is Automatic.NO,
    )
