"""Administration (系统管理): people, roles and the audit log, for administrators."""
