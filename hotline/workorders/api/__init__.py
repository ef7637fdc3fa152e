"""The doors of work orders."""

from hotline.workorders.api import attachments, calls, orders, register, reviews, screen_pop, verbs
from hotline.workorders.api.routing import router

__all__ = ["attachments", "calls", "orders", "register", "reviews", "router", "screen_pop", "verbs"]
