"""Take over the files a citizen sent in a conversation (会话附件转入工单)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

import structlog

from hotline.core.actor import NamedActor
from hotline.core.guarded import writing
from hotline.files.errors import FileMissing
from hotline.files.sealed_files import Part, drop, keep, read
from hotline.messaging.models import MessageFile
from hotline.messaging.rules.files import FileState
from hotline.workorders.actions._files import refuse_too_many
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.private_events import FilesAttached
from hotline.workorders.rules.workflow import State

TASK = "workorders.take_message_files"
QUEUE = "messages"
_SPACE = UUID("5b0a4c1e-7a0f-5d0e-8c39-0d6c2f3a9e11")
_CITIZEN = NamedActor("市民")
_log = structlog.get_logger()


def take_message_files(*, contact_id: int, now: datetime) -> list[UUID]:
    """Copy each kept file to the order it belongs to, once; return the new attachments.

    What was sent before a registration belongs to its first order, what came after the last
    one to that. The files were inspected when they came. What an order has no room for, and
    what a closed order cannot take any more, stays with the conversation.
    """
    orders = list(WorkOrder.objects.filter(contact_id=contact_id).order_by("pk"))
    files = MessageFile.objects.filter(
        message__conversation__contact_id=contact_id,
        message__is_ours=False,
        state=FileState.KEPT,
    )
    taken = []
    for file in files.select_related("message").order_by("message_id", "position"):
        order = _order_of(file, orders)
        if order is not None and not Attachment.objects.filter(pk=_id_of(file)).exists():
            taken += _take(file, order.pk, now)
    return taken


def has_files_underway(contact_id: int) -> bool:
    """Tell whether a file of the conversation is still being looked into."""
    rows = MessageFile.objects.filter(message__conversation__contact_id=contact_id)
    return rows.filter(state=FileState.WAITING).exists()


def _order_of(file: MessageFile, orders: Sequence[WorkOrder]) -> WorkOrder | None:
    sent = file.message.written_at
    after = [each for each in orders if each.registered_at >= sent]
    if after or not orders:
        return after[0] if after else None
    last = orders[-1].registered_at
    return next(each for each in orders if each.registered_at == last)


def _id_of(file: MessageFile) -> UUID:
    return uuid5(_SPACE, str(file.pk))


def _take(file: MessageFile, order_id: int, now: datetime) -> list[UUID]:
    row = _row(file, order_id, now)
    try:
        with writing():
            order = WorkOrder.objects.select_for_update().get(pk=order_id)
            if order.state == State.CLOSED:
                return []
            refuse_too_many(order.pk, [row])
            if Attachment.objects.filter(pk=row.pk).exists():
                return []
            keep(row.pk, _parts(file))
            row.save(force_insert=True)
            happening = FilesAttached(
                attachment_ids=[str(row.pk)], is_internal=False, note="1 个（会话附件）"
            )
            tell(order, happening, by=_CITIZEN, now=now)
    except (Incomplete, FileMissing) as refusal:
        _log.warning("message file not taken", action="take_message_files", code=refusal.code)
        return []
    except BaseException:
        drop(row.pk)
        raise
    return [row.pk]


def _parts(file: MessageFile) -> dict[Part, bytes]:
    sizes: dict[Part, int] = {
        "file": file.size,
        "copy": file.copy_size,
        "preview": file.preview_size,
    }
    return {part: b"".join(read(file.pk, part, size)) for part, size in sizes.items() if size}


def _row(file: MessageFile, order_id: int, now: datetime) -> Attachment:
    return Attachment(
        id=_id_of(file),
        order_id=order_id,
        name=file.name,
        kind=file.kind,
        size=file.size,
        copy_size=file.copy_size,
        preview_size=file.preview_size,
        width=file.width,
        height=file.height,
        had_location=file.had_location,
        is_held=file.is_held,
        scan=file.scan,
        uploaded_at=now,
        uploaded_by_label=_CITIZEN.actor_label,
    )
