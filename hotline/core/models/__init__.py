"""The event log and its deliveries."""

from hotline.core.models.delivered import Delivered
from hotline.core.models.event import Event

__all__ = ["Delivered", "Event"]
