"""The doors of an article's files (附件) and of imports (导入)."""

from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.files.rules.file_kinds import MAX_BYTES
from hotline.files.sending import as_download
from hotline.knowledge.actions.add_file import add_file, remove_file
from hotline.knowledge.actions.import_articles import (
    MOST_BYTES,
    look_into_file,
    take_rows,
)
from hotline.knowledge.actions.open_file import open_file, size_of
from hotline.knowledge.api import register_schemas as data
from hotline.knowledge.api.present import file_view, version_view
from hotline.knowledge.api.schemas import ArticleContentBody, ArticleFileView, ArticleVersionView
from hotline.knowledge.permissions import READ_KNOWLEDGE, WRITE_KNOWLEDGE
from hotline.knowledge.rules.form import Content

router = Router(tags=["knowledge"])


@router.post("/knowledge/articles/{int:article_id}/files", auth=Requires(WRITE_KNOWLEDGE))
def post_file(request: HttpRequest, article_id: int, file: File[UploadedFile]) -> ArticleFileView:
    """Put a file beside one's draft."""
    made = add_file(
        article_id=article_id,
        name=file.name or "",
        content=file.read(MAX_BYTES + 1),
        by=visitor_of(request),
        now=now(),
    )
    return file_view(made)


@router.post(
    "/knowledge/articles/{int:article_id}/files/{file_id}/remove", auth=Requires(WRITE_KNOWLEDGE)
)
def post_file_removal(request: HttpRequest, article_id: int, file_id: UUID) -> ArticleVersionView:
    """Show the file no more with one's draft."""
    by = visitor_of(request)
    return version_view(remove_file(article_id=article_id, file_id=file_id, by=by, now=now()))


@router.get("/knowledge/files/{file_id}", auth=Requires(READ_KNOWLEDGE))
def download_file(request: HttpRequest, file_id: UUID) -> StreamingHttpResponse:
    """Send a file as a download; opening it is logged."""
    found, content = open_file(file_id=file_id, by=visitor_of(request), now=now())
    return as_download(content, kind=found.kind, size=size_of(found), name=found.name)


@router.post("/knowledge/imports/preview", auth=Requires(WRITE_KNOWLEDGE))
def post_import_preview(
    request: HttpRequest, file: File[UploadedFile]
) -> data.ArticleImportPreview:
    """Show what a file would become; keeps nothing."""
    rows = look_into_file(
        name=file.name or "",
        content=file.read(MOST_BYTES + 1),
        by=visitor_of(request),
        now=now(),
    )
    return data.ArticleImportPreview(
        rows=[
            data.ArticleImportRowView(
                position=each.position,
                article_content=ArticleContentBody.model_construct(
                    **{**_EMPTY.model_dump(), **each.content}
                ),
                faults=each.faults,
                warnings=each.warnings,
                rest=each.rest,
            )
            for each in rows
        ]
    )


@router.post("/knowledge/imports", auth=Requires(WRITE_KNOWLEDGE))
def post_import(
    request: HttpRequest, body: data.ArticleImportBody
) -> list[data.ImportedArticleView]:
    """Make a draft of each row; each is told of by itself."""
    made = take_rows(
        rows=[(each.position, Content(**each.article_content.model_dump())) for each in body.rows],
        department_id=body.department_id,
        by=visitor_of(request),
        now=now(),
    )
    return [
        data.ImportedArticleView(
            position=each.position,
            article_id=each.version.article_id if each.version else None,
            refusal=each.refusal,
            fields=each.fields or {},
        )
        for each in made
    ]


_EMPTY = ArticleContentBody(title="")
