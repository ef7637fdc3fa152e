"""What can happen around lists of orders, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class OrdersIndexed(Happening):
    """Orders that could not be found by words can be now."""

    kind: ClassVar[str] = "orders.indexed"
    label: ClassVar[str] = "补建检索词"
    subject_type: ClassVar[str] = "search"

    orders: int


class FilterSaved(Happening):
    """Somebody kept a filter under a name."""

    kind: ClassVar[str] = "filter.saved"
    label: ClassVar[str] = "保存常用筛选"
    subject_type: ClassVar[str] = "filter"

    name: str


class FilterRemoved(Happening):
    """Somebody gave up a filter of theirs."""

    kind: ClassVar[str] = "filter.removed"
    label: ClassVar[str] = "删除常用筛选"
    subject_type: ClassVar[str] = "filter"

    name: str


class ActedInBulk(Happening):
    """One verb was carried out on many orders; each order has its own event besides."""

    kind: ClassVar[str] = "orders.acted_in_bulk"
    label: ClassVar[str] = "批量操作"
    subject_type: ClassVar[str] = "bulk"

    verb: str
    done: list[str]
    refused: list[str]


class _ExportHappening(Happening):
    """The subject of every kind here is the request's number."""

    subject_type: ClassVar[str] = "export"

    note: str = ""


class ExportRequested(_ExportHappening):
    """Somebody wants to take orders out of the house."""

    kind: ClassVar[str] = "export.requested"
    label: ClassVar[str] = "申请导出工单"

    rows: int
    needs_approval: bool


class ExportApproved(_ExportHappening):
    """Somebody else agreed."""

    kind: ClassVar[str] = "export.approved"
    label: ClassVar[str] = "同意导出工单"


class ExportRefused(_ExportHappening):
    """Somebody else did not agree."""

    kind: ClassVar[str] = "export.refused"
    label: ClassVar[str] = "不同意导出工单"


class ExportDownloaded(_ExportHappening):
    """The file left the house."""

    kind: ClassVar[str] = "export.downloaded"
    label: ClassVar[str] = "下载导出工单"

    rows: int
