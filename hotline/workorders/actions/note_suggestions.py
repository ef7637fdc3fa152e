"""Remember what was suggested for orders that wait for dispatch (展示过的建议)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hotline.workorders.models import ShownSuggestion, WorkOrder
from hotline.workorders.recommender_queries import count_turns, version_in_force
from hotline.workorders.rules.routing import Suggestion
from hotline.workorders.rules.workflow import State


def note_suggestions(found: Mapping[str, Sequence[Suggestion]], *, now: datetime) -> None:
    """Keep, for each order that waits, what was last shown before it goes; no event."""
    waiting = WorkOrder.objects.filter(number__in=list(found), state=State.AWAITING_DISPATCH)
    numbers = dict(waiting.values_list("pk", "number"))
    if not numbers:
        return
    turns = count_turns(numbers)
    version = version_in_force()
    rows = [
        ShownSuggestion(
            order_id=order_id,
            turn=turns.get(order_id, 0),
            version=version.number if version else None,
            candidates=[_candidate(each) for each in found[number]],
            shown_at=now,
        )
        for order_id, number in numbers.items()
    ]
    ShownSuggestion.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["order", "turn"],
        update_fields=["version", "candidates", "shown_at"],
    )


def _candidate(each: Suggestion) -> dict[str, Any]:
    return {
        "department": each.department,
        "basis": each.basis,
        "probability": each.probability,
        "doubtful": each.is_doubtful,
    }
