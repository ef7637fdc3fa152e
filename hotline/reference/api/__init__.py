"""The doors of reference data."""

from hotline.reference.api import places, policies
from hotline.reference.api.lists import router

__all__ = ["places", "policies", "router"]
