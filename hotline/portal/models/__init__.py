"""What the portal counts and keeps: tries, uses, uploads, codes, deeds, ratings."""

from hotline.portal.models.deed import Deed
from hotline.portal.models.following import Following
from hotline.portal.models.phone_code import PhoneCode
from hotline.portal.models.portal_file import PortalFile
from hotline.portal.models.portal_use import PortalUse
from hotline.portal.models.step_rating import StepRating
from hotline.portal.models.video_visit import VideoVisit
from hotline.portal.models.wrong_try import WrongTry

__all__ = [
    "Deed",
    "Following",
    "PhoneCode",
    "PortalFile",
    "PortalUse",
    "StepRating",
    "VideoVisit",
    "WrongTry",
]
