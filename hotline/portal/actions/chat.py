"""Write in a chat (在线咨询)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.contacts.rules.channels import Channel
from hotline.core.guarded import writing
from hotline.messaging.actions.receive import Received, find_received, receive
from hotline.messaging.rules.incoming import Incoming
from hotline.portal.actions._claiming import claim, drop_claimed, take
from hotline.portal.actions._spending import spend
from hotline.portal.chats import ACCOUNT, thread_of
from hotline.portal.errors import SubmissionInvalid
from hotline.portal.rules.limits import Use


def chat(
    *, visitor: str, key: UUID, text: str, file_ids: Sequence[UUID], address: str, now: datetime
) -> Received:
    """Keep what the visitor wrote, once; the first message opens the conversation.

    Raises:
        TokenInvalid: the visitor is not ours, or a month old.
        SubmissionInvalid: nothing was written and nothing is sent along.
        TooMany: too many messages from this address.

    """
    thread = thread_of(visitor, now=now)
    if not text.strip() and not file_ids:
        msg = "请输入内容。"
        raise SubmissionInvalid(msg, fields={"text": msg})
    message_id = f"{thread}/{key}"
    earlier = find_received(Channel.WEB, ACCOUNT, message_id)
    if earlier is not None:
        return earlier
    files = claim(file_ids, now=now)
    with writing():
        spend(Use.CHAT, address=address, now=now)
        take(file_ids)
        wrote = Incoming(
            channel=Channel.WEB,
            account=ACCOUNT,
            external_id=message_id,
            thread=thread,
            peer=thread,
            text=text,
            files=files,
        )
        kept = receive(wrote, now=now)
    drop_claimed(file_ids)
    return kept
