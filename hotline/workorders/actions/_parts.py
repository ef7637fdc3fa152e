"""A helper's turn (会办) with a locked order."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.workorders.models import Assignment


def note_acceptance(turn: Assignment, *, by: Visitor, now: datetime) -> bool:
    """Write down who took the part; return False where somebody had before."""
    if turn.accepted_at is not None:
        return False
    turn.accepted_at, turn.accepted_by_id = now, by.actor_id
    turn.accepted_by_label = by.actor_label
    turn.save(update_fields=["accepted_at", "accepted_by_id", "accepted_by_label"])
    return True
