"""What the doors of requests, feedback, gaps and imports take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text
from hotline.knowledge.api.schemas import ArticleContentBody, Ident, Note
from hotline.knowledge.rules.feedback import FeedbackKind, GapState
from hotline.knowledge.rules.form import MAX_BODY, MAX_TITLE
from hotline.knowledge.rules.import_rows import MOST_ROWS
from hotline.knowledge.rules.requests import FindingKind


class _Body(Schema):
    model_config = ConfigDict(extra="forbid")


class RegisterQuery(_Body):
    """Open or settled, and from where on."""

    tray: Literal["open", "done"] = "open"
    before: Ident | None = None


class KnowledgeGapQuery(_Body):
    """Gaps of a state."""

    state: GapState = GapState.OPEN
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0


class EntryAskBody(_Body):
    """What to enter, and who is to write it."""

    title: Annotated[Text, Field(max_length=MAX_TITLE)]
    content: Annotated[Text, Field(max_length=MAX_BODY)] = ""
    department_id: Ident | None = None


class NamedArticleBody(_Body):
    """Which article it is."""

    article_id: Ident


class RegisterNoteBody(_Body):
    """Why."""

    note: Note


class EntryFindingBody(_Body):
    """What is wrong with what was entered."""

    kind: FindingKind
    note: Note


class ArticleFeedbackBody(_Body):
    """What is the matter with an article."""

    kind: FeedbackKind
    note: Note


class ArticleFeedbackAnswerBody(_Body):
    """What becomes of it."""

    is_accepted: bool
    answer: Note


class KnowledgeGapAskBody(_Body):
    """What the request says besides the words."""

    content: Annotated[Text, Field(max_length=MAX_BODY)] = ""
    department_id: Ident | None = None


class ArticleImportRowBody(_Body):
    """A row as the person wants it."""

    position: Annotated[int, Field(ge=0, le=2**31)]
    article_content: ArticleContentBody


class ArticleImportBody(_Body):
    """The rows to take, and who keeps them."""

    rows: Annotated[list[ArticleImportRowBody], Field(min_length=1, max_length=MOST_ROWS)]
    department_id: Ident | None = None


class EntryFindingView(Schema):
    """A finding."""

    kind: str
    kind_label: str
    note: str
    points: str
    found_at: datetime
    found_by: str


class EntryRequestView(Schema):
    """A request with its clock."""

    id: int
    title: str
    content: str
    department: str
    state: str
    state_label: str
    requested_at: datetime
    requested_by: str
    wording: str
    due_at: datetime
    is_overdue: bool
    article_id: int | None
    article_title: str
    settled_at: datetime | None
    settled_by: str
    settled_note: str
    findings: list[EntryFindingView]


class EntryRequestPage(Schema):
    """A page of requests; what is overdue, and what findings of this month cost."""

    items: list[EntryRequestView]
    next_before: int | None
    overdue: int
    month_points: str
    asked_on: date


class ArticleFeedbackView(Schema):
    """What somebody said, and the answer."""

    id: int
    article_id: int
    article_title: str
    version: int
    department: str
    kind: str
    kind_label: str
    note: str
    said_at: datetime
    said_by: str
    is_accepted: bool | None
    answer: str
    answered_at: datetime | None
    answered_by: str
    may_answer: bool


class ArticleFeedbackPage(Schema):
    """A page of feedback."""

    items: list[ArticleFeedbackView]
    next_before: int | None


class KnowledgeGapView(Schema):
    """Words that found nothing."""

    id: int
    words: str
    asked: int
    asked_by_citizens: int
    first_at: datetime
    last_at: datetime
    state: str
    state_label: str
    request_id: int | None
    article_id: int | None
    article_title: str
    settled_by: str
    settled_note: str


class KnowledgeGapPage(Schema):
    """A page of gaps."""

    items: list[KnowledgeGapView]
    has_more: bool


class ArticleImportRowView(Schema):
    """A row of a file as a draft, and what is wrong with it."""

    position: int
    article_content: ArticleContentBody
    faults: dict[str, str]
    warnings: list[str]
    rest: dict[str, str]


class ArticleImportPreview(Schema):
    """A file's rows."""

    rows: list[ArticleImportRowView]


class ImportedArticleView(Schema):
    """What became of a row."""

    position: int
    article_id: int | None
    refusal: str
    fields: dict[str, str]
