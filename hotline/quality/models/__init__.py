"""Scorecards, inspections with their items, disputes, daily samples."""

from hotline.quality.models.dispute import Dispute
from hotline.quality.models.inspected_item import InspectedItem
from hotline.quality.models.inspection import Inspection
from hotline.quality.models.sample import Sample, SampledInspection
from hotline.quality.models.scorecard import Scorecard

__all__ = ["Dispute", "InspectedItem", "Inspection", "Sample", "SampledInspection", "Scorecard"]
