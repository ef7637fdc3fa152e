"""Where the parts of an attachment lie, each sealed: the file, its copy, its preview."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from uuid import UUID

from django.conf import settings

from hotline.core.crypto.files import read_sealed, seal_file
from hotline.files.errors import FileMissing

Part = Literal["file", "copy", "preview"]
_ENDINGS: dict[Part, str] = {"file": "", "copy": ".copy", "preview": ".preview"}


def path_of(attachment_id: UUID, part: Part = "file") -> Path:
    """Return where a part lies."""
    name = attachment_id.hex
    return Path(settings.MEDIA_ROOT) / name[:2] / f"{name}{_ENDINGS[part]}"


def keep(attachment_id: UUID, parts: dict[Part, bytes]) -> None:
    """Seal what there is of the parts; all or nothing."""
    try:
        for part, content in parts.items():
            if content:
                path = path_of(attachment_id, part)
                path.parent.mkdir(parents=True, exist_ok=True)
                seal_file(iter((content,)), path)
    except BaseException:
        drop(attachment_id)
        raise


def drop(attachment_id: UUID) -> None:
    """Remove every part: nothing knows of them."""
    for part in _ENDINGS:
        path_of(attachment_id, part).unlink(missing_ok=True)


def read(attachment_id: UUID, part: Part, size: int) -> Iterator[bytes]:
    """Return a part's content.

    Raises:
        FileMissing: it is gone from the disk.

    """
    path = path_of(attachment_id, part)
    if not path.is_file():
        msg = "附件文件暂时无法读取，请联系系统管理员。"
        raise FileMissing(msg)
    return read_sealed(path, 0, size)
