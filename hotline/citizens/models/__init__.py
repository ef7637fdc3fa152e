"""Citizens and their numbers."""

from hotline.citizens.models.citizen import Citizen
from hotline.citizens.models.phone import Phone

__all__ = ["Citizen", "Phone"]
