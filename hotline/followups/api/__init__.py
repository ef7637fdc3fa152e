"""The doors of follow-ups."""

from hotline.followups.api import satisfaction
from hotline.followups.api.follow_ups import router

__all__ = ["router", "satisfaction"]
