"""The doors of red packets."""

from hotline.rewards.api.packets import router

__all__ = ["router"]
