"""Keep a file a citizen puts down (上传附件) until a submission names it."""

from datetime import datetime
from uuid import uuid4

from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.files.errors import FileRefused
from hotline.files.rules.file_kinds import ALLOWED_LABEL, MAX_BYTES, kind_of, safe_name
from hotline.files.sealed_files import drop, keep
from hotline.portal.actions._spending import spend
from hotline.portal.models import PortalFile
from hotline.portal.rules.limits import Use

_MEGABYTE = 1024 * 1024


def keep_file(*, name: str, content: bytes, address: str, now: datetime) -> PortalFile:
    """Seal the file under a fresh id; virus and inside are looked at when it is sent.

    Raises:
        FileRefused: empty, too large, or of a kind that is not kept.
        TooMany: this address uploaded too often lately.

    """
    named = safe_name(name)
    fault = _fault_of(content, named)
    if fault:
        raise FileRefused(fault, fields={"file": fault})
    file_id = uuid4()
    keep(file_id, {"file": content})
    try:
        with writing():
            spend(Use.FILE, address=address, now=now)
            return PortalFile.objects.create(
                id=file_id,
                name=named,
                size=len(content),
                address_index=blind_index(address),
                uploaded_at=now,
            )
    except BaseException:
        drop(file_id)
        raise


def _fault_of(content: bytes, name: str) -> str:
    if not content:
        return "附件是空的。"
    kind = kind_of(content, name) if len(content) <= MAX_BYTES else None
    most = kind.most_bytes if kind else MAX_BYTES
    if len(content) > most:
        return f"附件不能超过 {most // _MEGABYTE} MB。"
    return "" if kind else f"只能上传 {ALLOWED_LABEL} 文件，且内容须与扩展名一致。"
