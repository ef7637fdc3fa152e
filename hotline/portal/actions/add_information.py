"""Add what was forgotten (补充情况): a message, and files."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.messaging.actions.add_to import add_to
from hotline.messaging.rules.incoming import IncomingFile
from hotline.portal.actions._claiming import claim, drop_claimed, take
from hotline.portal.actions._deed import perform
from hotline.portal.cases import Case
from hotline.portal.errors import SubmissionInvalid
from hotline.portal.opened import Asked
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.standings import Progress
from hotline.workorders.actions.attach_sent_file import (
    SentFile,
    attach_sent_files,
    drop_sent,
    look_into_sent,
)
from hotline.workorders.actions.follow import follow_as_citizen
from hotline.workorders.actions.pass_on import pass_on
from hotline.workorders.models import WorkOrder

_FILES_ALONE = "市民补充了附件。"


def add_information(
    asked: Asked, *, text: str, file_ids: Sequence[UUID], now: datetime
) -> Progress:
    """Keep it in the conversation, and with the order, where the handler sees it.

    Raises:
        SubmissionInvalid: nothing is said and nothing is sent along, or a file is gone.
        FileRefused: a file is damaged, infected, or of a kind that is not kept.
        Others: see ``_deed.perform``.

    """
    if not text.strip() and not file_ids:
        msg = "请写下要补充的情况，或添加照片。"
        raise SubmissionInvalid(msg, fields={"text": msg})
    files: list[IncomingFile] = []
    good: list[SentFile] = []
    lying: list[UUID] = []

    def prepare(case: Case) -> None:
        files.extend(claim(file_ids, now=now))
        if case.orders:
            good.extend(look_into_sent((each.name, each.content) for each in files))

    def do(case: Case, order: WorkOrder | None) -> None:
        take(file_ids)
        if order is not None:
            said = text.strip() or _FILES_ALONE
            follow_as_citizen(number=order.number, note=said, now=now)
            pass_on(number=order.number, text=said, now=now)
            lying.extend(attach_sent_files(order_id=order.pk, sent=good, now=now))
        if case.conversation is not None:
            ident, key = case.conversation.pk, str(asked.key)
            add_to(conversation_id=ident, key=key, text=text, files=files, now=now)

    try:
        done = perform(asked, DeedKind.ADD, do, now=now, prepare=prepare)
    except BaseException:
        drop_sent(lying)
        raise
    drop_claimed(file_ids)
    return done
