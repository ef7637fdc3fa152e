"""What call control decided about conversations."""

from uuid import UUID

from hotline.blending.actions.settle_assignment import let_wait_again, take_assigned
from hotline.core.models import Event


def take_for_operator(event: Event) -> None:
    """The operator chosen has it now."""
    take_assigned(
        conversation_id=UUID(event.subject_id),
        operator_id=int(event.details["operator_id"]),
        now=event.happened_at,
    )


def take_back(event: Event) -> None:
    """The page did not open it."""
    let_wait_again(
        conversation_id=UUID(event.subject_id),
        operator_id=int(event.details["operator_id"]),
        now=event.happened_at,
    )
