"""The doors of red packets."""

from ninja import Router

from hotline.rewards.api import claims, packets

router = Router()
router.add_router("", packets.router)
router.add_router("", claims.router)

__all__ = ["router"]
