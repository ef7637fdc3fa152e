"""The doors of the portal."""

from ninja import Router

from hotline.portal.api.chats import router as chats
from hotline.portal.api.deeds import router as deeds
from hotline.portal.api.finding import router as finding
from hotline.portal.api.knowledge import router as knowledge
from hotline.portal.api.phones import router as phones
from hotline.portal.api.submissions import router as submissions
from hotline.portal.api.suggestions import router as suggestions
from hotline.portal.api.track import router as track
from hotline.portal.api.video import router as video

router = Router()
for _part in (submissions, suggestions, track, deeds, finding, knowledge, phones, chats, video):
    router.add_router("", _part)

__all__ = ["router"]
