"""Citizens, by what they are known, and which files are one person's."""

from hotline.citizens.models.citizen import Citizen
from hotline.citizens.models.identity import Identity
from hotline.citizens.models.merging import Merging
from hotline.citizens.models.phone import Phone

__all__ = ["Citizen", "Identity", "Merging", "Phone"]
