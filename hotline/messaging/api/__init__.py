"""The doors of messaging: ours, and those the channels' services knock at."""

from ninja import Router

from hotline.messaging.adapters import find_routers
from hotline.messaging.api.blocked_peers import router as blocked_peers
from hotline.messaging.api.channels import router as channels
from hotline.messaging.api.conversations import router as conversations
from hotline.messaging.api.coverage import router as coverage
from hotline.messaging.api.message_files import router as message_files
from hotline.messaging.api.notices import router as notices

router = Router()
for _part in (
    conversations,
    message_files,
    coverage,
    blocked_peers,
    channels,
    notices,
    *find_routers(),
):
    router.add_router("", _part)

__all__ = ["router"]
