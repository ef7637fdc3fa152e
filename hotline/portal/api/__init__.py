"""The doors of the portal."""

from ninja import Router

from hotline.portal.api.track import router as track
from hotline.portal.api.video import router as video

router = Router()
router.add_router("", track)
router.add_router("", video)

__all__ = ["router"]
