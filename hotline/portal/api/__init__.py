"""The doors of the portal."""

from hotline.portal.api.track import router

__all__ = ["router"]
