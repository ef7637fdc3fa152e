"""Show who else is at an order."""

from collections.abc import Iterable
from datetime import datetime

from ninja import Schema

from hotline.workorders.rules.presence import Present


class PresentView(Schema):
    """Somebody else's page, or another one of the visitor's own."""

    who: str
    is_writing: bool
    is_self: bool
    sentence: str
    since: datetime


def present_views(found: Iterable[Present]) -> list[PresentView]:
    """Show who is there, those who write first."""
    return [
        PresentView(
            who=each.who,
            is_writing=each.is_writing,
            is_self=each.is_self,
            sentence=each.sentence,
            since=each.since,
        )
        for each in found
    ]
