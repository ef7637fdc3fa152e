"""The states of a version (版本) and what may be done with it when."""

from enum import StrEnum


class VersionState(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


STATE_LABELS: dict[VersionState, str] = {
    VersionState.DRAFT: "草稿",
    VersionState.SUBMITTED: "待审核",
    VersionState.RETURNED: "退回修改",
    VersionState.PUBLISHED: "已发布",
    VersionState.SUPERSEDED: "已被新版替代",
    VersionState.WITHDRAWN: "已撤下",
    VersionState.DROPPED: "已放弃",
}
OPEN = (VersionState.DRAFT, VersionState.SUBMITTED, VersionState.RETURNED)
"""An article has one open version at most."""
EDITABLE = (VersionState.DRAFT, VersionState.RETURNED)
TOLD = (VersionState.PUBLISHED, VersionState.SUPERSEDED, VersionState.WITHDRAWN)
"""What people were told once: such a version never changes again."""


class Origin(StrEnum):
    """Where a version came from."""

    PAGE = "page"
    CITY = "city"
    IMPORT = "import"
    ORDER = "order"


ORIGIN_LABELS: dict[Origin, str] = {
    Origin.PAGE: "页面录入",
    Origin.CITY: "城市资料",
    Origin.IMPORT: "文件导入",
    Origin.ORDER: "工单转入",
}
