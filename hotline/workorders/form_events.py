"""What can happen around the form for registering, as the event log keeps it.

Nothing here holds a word of what was typed. A draft is saved every second or so while somebody
types: only its beginning and its end are told, not each saving.
"""

from typing import ClassVar

from hotline.core.eventlog import Happening


class DraftBegun(Happening):
    """An unfinished form was saved for the first time."""

    kind: ClassVar[str] = "draft.begun"
    label: ClassVar[str] = "开始保存登记草稿"
    subject_type: ClassVar[str] = "draft"

    slot: str


class DraftDropped(Happening):
    """Its owner cleared it."""

    kind: ClassVar[str] = "draft.dropped"
    label: ClassVar[str] = "清空登记草稿"
    subject_type: ClassVar[str] = "draft"

    slot: str


class DraftsExpired(Happening):
    """Forms nobody came back to were forgotten."""

    kind: ClassVar[str] = "drafts.expired"
    label: ClassVar[str] = "清除过期登记草稿"
    subject_type: ClassVar[str] = "draft"

    count: int


class TemplateSaved(Happening):
    """The wording of a common call was written or changed."""

    kind: ClassVar[str] = "template.saved"
    label: ClassVar[str] = "保存常用语"
    subject_type: ClassVar[str] = "template"

    name: str
    is_shared: bool
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    """The fields that changed, of shared ones: everybody's work depends on them."""


class TemplateRemoved(Happening):
    """It was given up."""

    kind: ClassVar[str] = "template.removed"
    label: ClassVar[str] = "删除常用语"
    subject_type: ClassVar[str] = "template"

    name: str
    is_shared: bool


class TemplatesLoaded(Happening):
    """The city's file brought shared ones that were not there."""

    kind: ClassVar[str] = "templates.loaded"
    label: ClassVar[str] = "载入共享常用语"
    subject_type: ClassVar[str] = "city"

    names: list[str]
