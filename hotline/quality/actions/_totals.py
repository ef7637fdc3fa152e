"""Add up a person's marks of an inspection."""

from collections.abc import Iterable

from hotline.quality.models import InspectedItem
from hotline.quality.rules.scoring import Mark, Total, total
from hotline.quality.rules.verdicts import Verdict


def total_of(items: Iterable[InspectedItem]) -> Total:
    """Return the score of what a person said of every item."""
    return total(
        Mark(each.most, each.is_red_line, Verdict(each.person_verdict), each.person_points)
        for each in items
    )
