"""Wrong tries of the portal."""

from hotline.portal.models.wrong_try import WrongTry

__all__ = ["WrongTry"]
