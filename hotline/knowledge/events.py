"""What happens to articles."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OfArticle(Happening):
    subject_type: ClassVar[str] = "article"

    version: int
    title: str


class Drafted(_OfArticle):
    """Somebody began a version."""

    kind: ClassVar[str] = "knowledge.drafted"
    label: ClassVar[str] = "起草知识"

    origin: str


class DraftSaved(_OfArticle):
    """A draft was changed."""

    kind: ClassVar[str] = "knowledge.draft_saved"
    label: ClassVar[str] = "保存知识草稿"

    fields: list[str]


class Submitted(_OfArticle):
    """A version waits for review."""

    kind: ClassVar[str] = "knowledge.submitted"
    label: ClassVar[str] = "提交知识审核"


class TakenBack(_OfArticle):
    """Its writer took it back from review."""

    kind: ClassVar[str] = "knowledge.taken_back"
    label: ClassVar[str] = "撤回知识审核"


class Returned(_OfArticle):
    """The reviewer wants it changed."""

    kind: ClassVar[str] = "knowledge.returned"
    label: ClassVar[str] = "退回知识修改"

    note: str


class Published(_OfArticle):
    """A version is in force from now on."""

    kind: ClassVar[str] = "knowledge.published"
    label: ClassVar[str] = "发布知识"

    is_public: bool
    replaces: int
    """The version it replaces; 0: none."""


class Dropped(_OfArticle):
    """A version was given up."""

    kind: ClassVar[str] = "knowledge.dropped"
    label: ClassVar[str] = "放弃知识草稿"


class Withdrawn(_OfArticle):
    """An article is no longer told."""

    kind: ClassVar[str] = "knowledge.withdrawn"
    label: ClassVar[str] = "撤下知识"

    reason: str


class Confirmed(_OfArticle):
    """Its owner says that it still holds."""

    kind: ClassVar[str] = "knowledge.confirmed"
    label: ClassVar[str] = "复核知识"

    recheck_on: str


class OwnerChanged(_OfArticle):
    """Another department keeps it right."""

    kind: ClassVar[str] = "knowledge.owner_changed"
    label: ClassVar[str] = "变更知识责任单位"

    department: str


class FileAdded(_OfArticle):
    """A file was put beside a draft."""

    kind: ClassVar[str] = "knowledge.file_added"
    label: ClassVar[str] = "添加知识附件"

    file_id: str
    file_kind: str
    size: int


class FileOpened(_OfArticle):
    """Somebody downloaded a file."""

    kind: ClassVar[str] = "knowledge.file_opened"
    label: ClassVar[str] = "下载知识附件"

    file_id: str


class ArticlesLoaded(Happening):
    """Articles came from the city's file."""

    kind: ClassVar[str] = "knowledge.loaded"
    label: ClassVar[str] = "载入知识"
    subject_type: ClassVar[str] = "knowledge"

    changed: int
