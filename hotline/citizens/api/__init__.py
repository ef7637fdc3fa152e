"""The doors of citizens' files."""

from hotline.citizens.api.files import router

__all__ = ["router"]
