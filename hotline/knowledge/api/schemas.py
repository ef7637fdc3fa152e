"""What the doors of articles take and give."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text
from hotline.knowledge.rules import form
from hotline.knowledge.rules.difference import Kind
from hotline.knowledge.trays import DraftTray, Tray

Note = Annotated[Text, Field(max_length=form.MAX_NOTE)]
Ident = Annotated[int, Field(ge=1, le=2**62)]


class _Body(Schema):
    model_config = ConfigDict(extra="forbid")


class ArticleQuery(_Body):
    """Which articles."""

    tray: Tray = Tray.VALID
    words: Annotated[Text, Field(max_length=60)] = ""
    topic_code: Annotated[Text, Field(max_length=12)] = ""
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0


class ArticleDraftQuery(_Body):
    """Which open versions."""

    tray: DraftTray = DraftTray.MINE


class DifferenceQuery(_Body):
    """Which two versions."""

    older: Annotated[int, Field(ge=1, le=2**31)]
    newer: Annotated[int, Field(ge=1, le=2**31)]


class ArticleContentBody(_Body):
    """What a version says; the limits are the form's, so that its sentences are told."""

    title: Annotated[Text, Field(max_length=400)]
    body: Annotated[Text, Field(max_length=form.MAX_BODY * 2)] = ""
    questions: Annotated[list[Annotated[Text, Field(max_length=400)]], Field(max_length=200)] = []
    keywords: Annotated[list[Annotated[Text, Field(max_length=400)]], Field(max_length=200)] = []
    topic_code: Annotated[Text, Field(max_length=12)] = ""
    area_code: Annotated[Text, Field(max_length=12)] = ""
    sources: Annotated[list[Annotated[Text, Field(max_length=1000)]], Field(max_length=200)] = []
    legal_basis: Annotated[Text, Field(max_length=form.MAX_BASIS * 2)] = ""
    starts_on: date | None = None
    ends_on: date | None = None
    recheck_on: date | None = None
    is_public: bool = False
    is_common: bool = True
    change_note: Annotated[Text, Field(max_length=form.MAX_NOTE * 2)] = ""


class ArticleBeginBody(_Body):
    """A new article, and who keeps it; the order it came from, if one did."""

    article_content: ArticleContentBody
    department_id: Ident | None = None


class ArticleWriteBody(_Body):
    """The draft, and when the page last saw it saved."""

    article_content: ArticleContentBody
    saved_at: datetime | None = None


class ArticleReviewBody(_Body):
    """Which version was read, and what the reviewer says."""

    number: Annotated[int, Field(ge=1, le=2**31)]
    note: Note = ""


class ArticleWithdrawBody(_Body):
    """Why."""

    reason: Note


class ArticleConfirmBody(_Body):
    """When to look again."""

    recheck_on: date


class ArticleOwnerBody(_Body):
    """Who keeps it; none: the hotline."""

    department_id: Ident | None = None


class FreshnessView(Schema):
    """The mark, and its words."""

    mark: str
    label: str


class ArticleRow(Schema):
    """An article in a list."""

    id: int
    title: str
    opening: str
    """The beginning of the text."""
    topic: str
    area: str
    department: str
    freshness: FreshnessView
    is_public: bool
    recheck_on: date | None


class ArticlePage(Schema):
    """A page of articles."""

    items: list[ArticleRow]
    has_more: bool
    counts: dict[str, int]


class ArticleDraftRow(Schema):
    """An open version in a list."""

    article_id: int
    number: int
    title: str
    state: str
    state_label: str
    department: str
    writer: str
    saved_at: datetime
    submitted_at: datetime | None
    is_first: bool
    review_note: str


class ArticleFileView(Schema):
    """A file beside a version."""

    id: UUID
    name: str
    kind: str
    size: int
    scan: str


class ArticleVersionView(Schema):
    """One version: what it says, who wrote it, who agreed."""

    number: int
    state: str
    state_label: str
    article_content: ArticleContentBody
    topic: str
    area: str
    files: list[ArticleFileView]
    origin_label: str
    written_by: str
    written_at: datetime
    saved_at: datetime
    submitted_at: datetime | None
    reviewed_by: str
    reviewed_at: datetime | None
    review_note: str
    published_at: datetime | None
    ended_at: datetime | None


class ArticleVersionRow(Schema):
    """A version in an article's story."""

    number: int
    state: str
    state_label: str
    change_note: str
    written_by: str
    reviewed_by: str
    published_at: datetime | None
    ended_at: datetime | None


class ArticleRights(Schema):
    """What the visitor may do with it now."""

    write: bool
    submit: bool
    take_back: bool
    drop: bool
    review: bool
    confirm: bool
    withdraw: bool
    change_owner: bool


class ArticleView(Schema):
    """An article: the version in force, the open one, the story, and the visitor's rights."""

    id: int
    department_id: int | None
    department: str
    freshness: FreshnessView
    recheck_on: date | None
    checked_at: datetime | None
    checked_by: str
    withdrawn_at: datetime | None
    withdrawn_reason: str
    order_numbers: list[str]
    published: ArticleVersionView | None
    draft: ArticleVersionView | None
    versions: list[ArticleVersionRow]
    open_writer: str
    """Who is writing a new version, if somebody is."""
    rights: ArticleRights


class DifferencePiece(Schema):
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


class DifferenceField(Schema):
    """A field, and what became of it."""

    label: str
    pieces: list[DifferencePiece]


class ArticleDifferenceView(Schema):
    """What two versions say otherwise."""

    older: int
    newer: int
    fields: list[DifferenceField]
