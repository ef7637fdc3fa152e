"""Name whoever stands behind a call event."""

from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.core.actor import Actor, NamedActor

VOICE_PLATFORM = NamedActor("话务平台")
"""Call control and the voice engine act in this name."""


def operator_actor(operator_id: int) -> Actor:
    """Return the operator with name and roles; a deleted account keeps its number.

    Number 0 is nobody known: a phone answered while call control was away.
    """
    if operator_id == 0:
        return VOICE_PLATFORM
    user = User.objects.filter(pk=operator_id).first()
    return visitor_for(user) if user else NamedActor(f"热线员 {operator_id}", operator_id)
