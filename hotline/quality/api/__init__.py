"""The doors of quality inspection."""

from ninja import Router

from hotline.quality.api.figures import router as figures
from hotline.quality.api.inspections import router as inspections

router = Router()
router.add_router("", inspections)
router.add_router("", figures)

__all__ = ["router"]
