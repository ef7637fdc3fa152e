"""The doors of the common line of calls and texts."""

from hotline.blending.api.floor_texts import router

__all__ = ["router"]
