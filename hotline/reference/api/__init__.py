"""The doors of reference data."""

from hotline.reference.api import (
    keeping_areas,
    keeping_calendars,
    keeping_places,
    keeping_policies,
    keeping_topics,
    places,
    policies,
)
from hotline.reference.api.lists import router

__all__ = [
    "keeping_areas",
    "keeping_calendars",
    "keeping_places",
    "keeping_policies",
    "keeping_topics",
    "places",
    "policies",
    "router",
]
