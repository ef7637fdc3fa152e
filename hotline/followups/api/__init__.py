"""The doors of follow-ups."""

from hotline.followups.api import plan, rates, satisfaction
from hotline.followups.api.follow_ups import router

__all__ = ["plan", "rates", "router", "satisfaction"]
