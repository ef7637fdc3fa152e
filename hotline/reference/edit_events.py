"""What people change in reference data; each says what it was and what it is now."""

from typing import Any, ClassVar

from hotline.core.eventlog import Happening


class TopicCreated(Happening):
    """A topic or a group of topics was added."""

    kind: ClassVar[str] = "topic.created"
    label: ClassVar[str] = "新增事项分类"
    subject_type: ClassVar[str] = "topic"

    new: dict[str, Any]


class TopicRenamed(Happening):
    """A topic has another name; orders keep pointing to it."""

    kind: ClassVar[str] = "topic.renamed"
    label: ClassVar[str] = "更名事项分类"
    subject_type: ClassVar[str] = "topic"

    old: dict[str, Any]
    new: dict[str, Any]


class TopicMoved(Happening):
    """A topic goes on under another group, by another code; the old one was retired."""

    kind: ClassVar[str] = "topic.moved"
    label: ClassVar[str] = "移动事项分类"
    subject_type: ClassVar[str] = "topic"

    old: dict[str, Any]
    new: dict[str, Any]
    note: str


class TopicRetired(Happening):
    """New orders can no longer choose a topic."""

    kind: ClassVar[str] = "topic.retired"
    label: ClassVar[str] = "停用事项分类"
    subject_type: ClassVar[str] = "topic"

    name: str
    note: str


class TopicRestored(Happening):
    """A retired topic can be chosen again."""

    kind: ClassVar[str] = "topic.restored"
    label: ClassVar[str] = "恢复事项分类"
    subject_type: ClassVar[str] = "topic"

    name: str
    note: str


class TopicsImported(Happening):
    """A whole tree of topics was brought in by file; each change has its own event too."""

    kind: ClassVar[str] = "topics.imported"
    label: ClassVar[str] = "导入事项分类"
    subject_type: ClassVar[str] = "topics"

    file: str
    added: int
    renamed: int
    restored: int
    retired: int
    note: str


class AreaCreated(Happening):
    """An area was added."""

    kind: ClassVar[str] = "area.created"
    label: ClassVar[str] = "新增区划"
    subject_type: ClassVar[str] = "area"

    new: dict[str, Any]


class AreaChanged(Happening):
    """An area has another name, or was retired or restored."""

    kind: ClassVar[str] = "area.changed"
    label: ClassVar[str] = "修改区划"
    subject_type: ClassVar[str] = "area"

    old: dict[str, Any]
    new: dict[str, Any]
    note: str


class PlaceAdded(Happening):
    """A place was added by hand."""

    kind: ClassVar[str] = "place.added"
    label: ClassVar[str] = "新增地点"
    subject_type: ClassVar[str] = "place"

    new: dict[str, Any]


class PlaceChanged(Happening):
    """A place has other nicknames, another kind, or lies elsewhere."""

    kind: ClassVar[str] = "place.changed"
    label: ClassVar[str] = "修改地点"
    subject_type: ClassVar[str] = "place"

    old: dict[str, Any]
    new: dict[str, Any]


class PlaceRetired(Happening):
    """A place is no longer offered."""

    kind: ClassVar[str] = "place.retired"
    label: ClassVar[str] = "停用地点"
    subject_type: ClassVar[str] = "place"

    note: str


class PlaceRestored(Happening):
    """A retired place is offered again."""

    kind: ClassVar[str] = "place.restored"
    label: ClassVar[str] = "恢复地点"
    subject_type: ClassVar[str] = "place"

    note: str


class DaysPublished(Happening):
    """The holidays and make-up days of a year were set by hand: a new edition."""

    kind: ClassVar[str] = "holidays.published"
    label: ClassVar[str] = "发布节假日版次"
    subject_type: ClassVar[str] = "calendar"

    year: int
    edition: int
    old: list[str]
    new: list[str]
    note: str


class PolicyVersionAdded(Happening):
    """A limit, a reading or a calendar's hours get a new version from a day on."""

    kind: ClassVar[str] = "policy.version_added"
    label: ClassVar[str] = "新增策略版本"
    subject_type: ClassVar[str] = "policy"

    starts_on: str
    old: dict[str, Any]
    new: dict[str, Any]
    note: str


class PolicyVersionWithdrawn(Happening):
    """A version made here was taken back before its first day."""

    kind: ClassVar[str] = "policy.version_withdrawn"
    label: ClassVar[str] = "撤回未生效的策略版本"
    subject_type: ClassVar[str] = "policy"

    starts_on: str
    old: dict[str, Any]
    note: str
