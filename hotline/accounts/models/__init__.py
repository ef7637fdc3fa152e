"""Accounts, their roles and the passwords they must not use again."""

from hotline.accounts.models.past_password import PastPassword
from hotline.accounts.models.role_grant import RoleGrant
from hotline.accounts.models.user import User

__all__ = ["PastPassword", "RoleGrant", "User"]
