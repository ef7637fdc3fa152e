"""The doors of firms."""

from hotline.firms.api.firms import router

__all__ = ["router"]
