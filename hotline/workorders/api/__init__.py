"""The doors of work orders."""

from hotline.workorders.api import (
    attachments,
    calls,
    clocks,
    desks,
    orders,
    privacy,
    register,
    returns,
    reviews,
    routing_rules,
    screen_pop,
    shield,
    verbs,
)
from hotline.workorders.api.routing import router

__all__ = [
    "attachments",
    "calls",
    "clocks",
    "desks",
    "orders",
    "privacy",
    "register",
    "returns",
    "reviews",
    "router",
    "routing_rules",
    "screen_pop",
    "shield",
    "verbs",
]
