"""How a conversation may end, other than by the citizen's leaving."""

from enum import Enum


class Ending(Enum):
    """What the script goes on with."""

    OPERATOR = "operator"
    """The operator ended it; the citizen may still be there."""
    SYSTEM = "system"
    """Ended for the citizen too: by a supervisor, or by an outside party nobody watches."""
    OPERATOR_LOST = "operator_lost"
    """Nobody serves the citizen any more: back to the head of the line."""
    QUEUE = "queue"
    """The operator sent the citizen to another queue, ``notes.queue``."""
