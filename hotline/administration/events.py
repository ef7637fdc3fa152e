"""What administrators do beside changing single accounts."""

from datetime import datetime
from typing import ClassVar

from hotline.core.eventlog import Happening


class PeopleImported(Happening):
    """Accounts were created from a file; each has its own event besides."""

    kind: ClassVar[str] = "people.imported"
    label: ClassVar[str] = "导入人员"
    subject_type: ClassVar[str] = "people"

    file: str
    created: int


class _AuditExportHappening(Happening):
    """The subject of every kind here is the request's number."""

    subject_type: ClassVar[str] = "audit_export"

    note: str = ""


class AuditExportRequested(_AuditExportHappening):
    """Somebody wants to take a part of the audit log out of the house."""

    kind: ClassVar[str] = "audit_export.requested"
    label: ClassVar[str] = "申请导出操作审计"

    rows: int
    needs_approval: bool


class AuditExportApproved(_AuditExportHappening):
    """Another administrator agreed."""

    kind: ClassVar[str] = "audit_export.approved"
    label: ClassVar[str] = "同意导出操作审计"


class AuditExportRefused(_AuditExportHappening):
    """Another administrator did not agree."""

    kind: ClassVar[str] = "audit_export.refused"
    label: ClassVar[str] = "不同意导出操作审计"


class AuditExportDownloaded(_AuditExportHappening):
    """The file left the house."""

    kind: ClassVar[str] = "audit_export.downloaded"
    label: ClassVar[str] = "下载操作审计"

    rows: int


class DatasetExported(Happening):
    """Closed orders left the database as lines models learn from, without persons."""

    kind: ClassVar[str] = "dataset.exported"
    label: ClassVar[str] = "导出训练数据"
    subject_type: ClassVar[str] = "dataset"

    file: str
    sha256: str
    rows: int
    left_out: int
    since: datetime
    until: datetime
    agreed_by: str
    note: str
