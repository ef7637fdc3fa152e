"""Who exchanges data with us."""

from hotline.exchange.models.partner import Partner

__all__ = ["Partner"]
