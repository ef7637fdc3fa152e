"""The doors of the exchange."""

from hotline.exchange.api.georeport import router

__all__ = ["router"]
