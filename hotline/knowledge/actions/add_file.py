"""Put a file beside one's draft (添加附件), and take it away again (移除附件)."""

from datetime import datetime
from uuid import UUID, uuid4

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.files.door import inspect
from hotline.files.errors import FileRefused
from hotline.files.rules.file_kinds import ALLOWED_LABEL, FileKind, kind_of, safe_name
from hotline.files.sealed_files import drop, keep
from hotline.files.virus_door import scanner
from hotline.knowledge.actions._turns import get_open, locked_article, refuse_other_writers, tell
from hotline.knowledge.errors import ArticleNotNow
from hotline.knowledge.events import DraftSaved, FileAdded
from hotline.knowledge.models import Article, ArticleFile, ArticleVersion
from hotline.knowledge.rules.versions import EDITABLE

_MOST_FILES = 10


def add_file(
    *, article_id: int, name: str, content: bytes, by: Visitor, now: datetime
) -> ArticleFile:
    """Keep the file sealed; what readers get says nothing of where a picture was taken.

    Raises:
        NoArticle: there is none, or somebody else wrote the draft.
        ArticleNotNow: it waits for review, or has ten files.
        FileRefused: empty, too large, damaged, infected, of a kind that is not kept, or it may
            tell a place and cannot be cleaned.
        ScannerSilent: virus scanning is set up and does not answer.

    """
    with writing():
        _refuse_many(_draft(article_id, by, now)[1])
    kind = _kind(content, safe_name(name))
    scan = scanner().scan(content)
    seen = inspect(content, kind)
    if seen.may_tell_place:
        msg = "文件里的图片可能记录了拍摄位置且无法去除，请另存为 PDF 或去除图片后再上传。"
        raise FileRefused(msg, fields={"file": msg})
    file_id = uuid4()
    keep(file_id, {"file": content, "copy": seen.copy})
    try:
        with writing():
            article, version = _draft(article_id, by, now)
            _refuse_many(version)
            made = ArticleFile.objects.create(
                id=file_id,
                article=article,
                name=safe_name(name),
                kind=kind.name,
                size=len(content),
                copy_size=len(seen.copy),
                scan=scan,
                uploaded_at=now,
                uploaded_by_id=by.actor_id,
                uploaded_by_label=by.actor_label[:80],
            )
            version.files.add(made)
            happening = FileAdded(
                version=version.number,
                title=version.title,
                file_id=str(file_id),
                file_kind=kind.name,
                size=len(content),
            )
            tell(article, happening, by=by, now=now)
    except BaseException:
        drop(file_id)
        raise
    return made


def remove_file(*, article_id: int, file_id: UUID, by: Visitor, now: datetime) -> ArticleVersion:
    """Show the file no more with one's draft; versions that showed it keep it.

    Raises:
        NoArticle: there is none, or somebody else wrote the draft.
        ArticleNotNow: it waits for review.

    """
    with writing():
        article, version = _draft(article_id, by, now)
        version.files.remove(*version.files.filter(pk=file_id))
        happening = DraftSaved(version=version.number, title=version.title, fields=["files"])
        tell(article, happening, by=by, now=now)
    return version


def _draft(article_id: int, by: Visitor, now: datetime) -> tuple[Article, ArticleVersion]:
    article = locked_article(article_id, by, now)
    version = get_open(article)
    refuse_other_writers(version, by)
    if version.state not in EDITABLE:
        msg = "这一版正在审核；要改请先撤回。"
        raise ArticleNotNow(msg)
    return article, version


def _refuse_many(version: ArticleVersion) -> None:
    if version.files.count() >= _MOST_FILES:
        msg = f"附件不能超过 {_MOST_FILES} 个。"
        raise ArticleNotNow(msg)


def _kind(content: bytes, name: str) -> FileKind:
    kind = kind_of(content, name)
    if kind is None or len(content) > kind.most_bytes:
        msg = f"只能上传 {ALLOWED_LABEL} 文件，且内容须与扩展名一致、大小合规。"
        raise FileRefused(msg, fields={"file": msg})
    return kind
