"""Wrong tries and video visits of the portal."""

from hotline.portal.models.video_visit import VideoVisit
from hotline.portal.models.wrong_try import WrongTry

__all__ = ["VideoVisit", "WrongTry"]
