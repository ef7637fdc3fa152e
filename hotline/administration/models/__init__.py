"""Requests to take the audit log out of the house."""

from hotline.administration.models.audit_export import AuditExport

__all__ = ["AuditExport"]
