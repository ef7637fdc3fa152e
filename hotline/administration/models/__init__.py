"""Requests to take the audit log out of the house, and tables of packages under our names."""

from hotline.administration.models.audit_export import AuditExport
from hotline.administration.models.looked_at import BackgroundJob, FailedSignIn, SignInRecord

__all__ = ["AuditExport", "BackgroundJob", "FailedSignIn", "SignInRecord"]
