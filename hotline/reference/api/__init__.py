"""The doors of reference data."""

from hotline.reference.api import policies
from hotline.reference.api.lists import router

__all__ = ["policies", "router"]
