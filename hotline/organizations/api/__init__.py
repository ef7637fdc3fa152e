"""The doors of departments."""

from hotline.organizations.api.departments import router

__all__ = ["router"]
