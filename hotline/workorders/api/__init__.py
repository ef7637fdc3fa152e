"""The doors of work orders."""

from hotline.workorders.api import (
    attachments,
    bulk,
    calls,
    clocks,
    desks,
    exports,
    orders,
    privacy,
    register,
    returns,
    reviews,
    routing_rules,
    saved_filters,
    screen_pop,
    shield,
    verbs,
)
from hotline.workorders.api.routing import router

__all__ = [
    "attachments",
    "bulk",
    "calls",
    "clocks",
    "desks",
    "exports",
    "orders",
    "privacy",
    "register",
    "returns",
    "reviews",
    "router",
    "routing_rules",
    "saved_filters",
    "screen_pop",
    "shield",
    "verbs",
]
