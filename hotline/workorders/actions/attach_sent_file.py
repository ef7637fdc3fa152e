"""Attach what a citizen sent on their own page (市民补充附件) to the order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from hotline.core.actor import NamedActor
from hotline.files.door import Inspected, inspect
from hotline.files.errors import FileRefused
from hotline.files.rules.file_kinds import ALLOWED_LABEL, FileKind, kind_of, safe_name
from hotline.files.rules.scans import Scan
from hotline.files.sealed_files import drop, keep
from hotline.files.virus_door import scanner
from hotline.workorders.actions._files import refuse_too_many
from hotline.workorders.actions._tell import tell
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.private_events import FilesAttached

_CITIZEN = NamedActor("市民")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was looked into and is good."""

    name: str
    content: bytes
    kind: FileKind
    scan: Scan
    seen: Inspected


def look_into_sent(files: Iterable[tuple[str, bytes]]) -> list[SentFile]:
    """Scan and clean the files; slow, so before any row is locked.

    Raises:
        FileRefused: one is damaged, infected, or of a kind that is not kept.
        ScannerSilent: virus scanning is set up and does not answer.

    """
    return [_look(safe_name(name), content) for name, content in files]


def attach_sent_files(*, order_id: int, sent: Sequence[SentFile], now: datetime) -> list[UUID]:
    """Make the files the order's own; call it inside ``writing()``, drop the ids if that fails.

    Raises:
        Incomplete: the order has too many files, or too large ones.

    """
    if not sent:
        return []
    order = WorkOrder.objects.select_for_update().get(pk=order_id)
    rows = [_row(each, order, now) for each in sent]
    refuse_too_many(order.pk, rows)
    lying = []
    try:
        for row, each in zip(rows, sent, strict=True):
            seen = each.seen
            keep(row.pk, {"file": each.content, "copy": seen.copy, "preview": seen.preview})
            lying.append(row.pk)
            row.save(force_insert=True)
        happening = FilesAttached(
            attachment_ids=[str(each) for each in lying],
            is_internal=False,
            note=f"{len(lying)} 个（市民网上补充）",
        )
        tell(order, happening, by=_CITIZEN, now=now)
    except BaseException:
        drop_sent(lying)
        raise
    return lying


def drop_sent(attachment_ids: Iterable[UUID]) -> None:
    """Remove from the disk what was never committed."""
    for each in attachment_ids:
        drop(each)


def _look(name: str, content: bytes) -> SentFile:
    kind = kind_of(content, name)
    if kind is None or len(content) > kind.most_bytes:
        msg = f"只能上传 {ALLOWED_LABEL} 文件，且内容须与扩展名一致。"
        raise FileRefused(msg, fields={"file_ids": msg})
    scan = scanner().scan(content)
    return SentFile(name, content, kind, scan, inspect(content, kind))


def _row(sent: SentFile, order: WorkOrder, now: datetime) -> Attachment:
    return Attachment(
        id=uuid4(),
        order=order,
        name=sent.name,
        kind=sent.kind.name,
        size=len(sent.content),
        copy_size=len(sent.seen.copy),
        preview_size=len(sent.seen.preview),
        width=sent.seen.width,
        height=sent.seen.height,
        had_location=sent.seen.had_location,
        is_held=sent.seen.may_tell_place,
        scan=sent.scan,
        uploaded_at=now,
        uploaded_by_label=_CITIZEN.actor_label,
    )
