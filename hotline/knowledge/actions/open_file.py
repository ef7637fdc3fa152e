"""Open a file of an article (下载知识附件), leaving a line in the log."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.files.sealed_files import read
from hotline.knowledge.actions._turns import tell
from hotline.knowledge.events import FileOpened
from hotline.knowledge.models import ArticleFile
from hotline.knowledge.queries import get_file, get_public_file
from hotline.reference.rules.calendar import local_date


def open_file(*, file_id: UUID, by: Visitor, now: datetime) -> tuple[ArticleFile, Iterator[bytes]]:
    """Return the file and its content, without the place of taking.

    Raises:
        NoArticle: there is none, or the visitor may not see it.
        FileMissing: it is gone from the disk.

    """
    found = get_file(file_id, by, local_date(now))
    content = _content(found)
    version = found.versions.order_by("-number").first()
    with writing():
        happening = FileOpened(
            version=version.number if version else 0,
            title=version.title if version else "",
            file_id=str(file_id),
        )
        tell(found.article, happening, by=by, now=now)
    return found, content


def open_public_file(*, file_id: UUID, now: datetime) -> tuple[ArticleFile, Iterator[bytes]]:
    """Return a file of what citizens may read today.

    Raises:
        NoArticle: there is none.
        FileMissing: it is gone from the disk.

    """
    found = get_public_file(file_id, local_date(now))
    return found, _content(found)


def size_of(file: ArticleFile) -> int:
    """Return how many bytes readers get."""
    return file.copy_size or file.size


def _content(file: ArticleFile) -> Iterator[bytes]:
    return read(file.pk, "copy" if file.copy_size else "file", size_of(file))
