"""The doors of messaging: ours, and those the channels' services knock at."""

from ninja import Router

from hotline.messaging.adapters import find_routers

router = Router()
for _part in find_routers():
    router.add_router("", _part)

__all__ = ["router"]
