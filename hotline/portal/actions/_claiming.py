"""Hand uploads over to the message that names them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from hotline.files.sealed_files import drop, read
from hotline.messaging.rules.incoming import IncomingFile
from hotline.portal.errors import SubmissionInvalid
from hotline.portal.models import PortalFile
from hotline.portal.rules.limits import KEPT


def claim(file_ids: Sequence[UUID], *, now: datetime) -> tuple[IncomingFile, ...]:
    """Return the files' contents; then :func:`take` them inside ``writing()``.

    Raises:
        SubmissionInvalid: one is unknown, sent already, or a day old.

    """
    wanted = list(dict.fromkeys(file_ids))
    if not wanted:
        return ()
    rows = {each.pk: each for each in PortalFile.objects.filter(pk__in=wanted)}
    if len(rows) < len(wanted) or any(each.uploaded_at <= now - KEPT for each in rows.values()):
        msg = "有附件已失效，请重新上传。"
        raise SubmissionInvalid(msg, fields={"file_ids": msg})
    found = [rows[each] for each in wanted]
    return tuple(
        IncomingFile(name=each.name, content=b"".join(read(each.pk, "file", each.size)))
        for each in found
    )


def take(file_ids: Iterable[UUID]) -> None:
    """Remove the rows: whoever comes second finds nothing to send.

    Raises:
        SubmissionInvalid: another message took one of them meanwhile.

    """
    wanted = set(file_ids)
    if not wanted:
        return
    gone, _ = PortalFile.objects.filter(pk__in=wanted).delete()
    if gone < len(wanted):
        msg = "附件已随另一次提交发出，请重新上传。"
        raise SubmissionInvalid(msg, fields={"file_ids": msg})


def drop_claimed(file_ids: Iterable[UUID]) -> None:
    """Remove from the disk what was handed over, once that is committed."""
    taken = set(file_ids)
    if taken:
        left = set(PortalFile.objects.filter(pk__in=taken).values_list("pk", flat=True))
        for each in taken - left:
            drop(each)
