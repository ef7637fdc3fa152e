"""Call a citizen for a follow-up (回访外呼): ring the operator, then the citizen."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.telephony.actions.place_call import Wanted, place_call


def call_citizen(
    *,
    number: str,
    purpose: Literal["follow_up", "order"],
    reference: str,
    correlation_id: UUID,
    by: Visitor,
    now: datetime,
    label: str = "",
) -> UUID:
    """Ask call control to place the call; return its id. The outcome arrives as call events.

    Raises:
        NotCheckedIn: the operator sits at no seat.
        MinutesSpent: so many minutes were dialled today.
        CallRefused: no number, or call control says no.
        CallControlSilent: call control does not answer.

    """
    wanted = Wanted(
        number=number,
        purpose=purpose,
        reference=reference,
        label=label,
        correlation_id=correlation_id,
    )
    return place_call(wanted=wanted, by=by, now=now)
