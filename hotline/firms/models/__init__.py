"""Firms, visits, needs."""

from hotline.firms.models.firm import Firm
from hotline.firms.models.need import Need
from hotline.firms.models.visit import Visit

__all__ = ["Firm", "Need", "Visit"]
