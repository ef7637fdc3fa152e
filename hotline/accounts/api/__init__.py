"""The doors of accounts."""

from hotline.accounts.api.session import router

__all__ = ["router"]
