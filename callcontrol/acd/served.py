"""How a citizen's waiting (排队) ended: what the flow's queue step goes on with."""

from dataclasses import dataclass

from contracts.call_events import EndedBy, LeftQueueReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Talked with somebody (``ended_by``), or left the queue without (``reason``)."""

    ended_by: EndedBy | None = None
    """Who ended the conversation; the citizen's own leaving ends the script instead."""
    exit_key: str | None = None
    """The key of ``exit_keys`` the citizen pressed; ``reason`` is ``exit_key``."""
    reason: LeftQueueReason | None = None
    """Without a conversation: ``exit_key``, ``too_long``, ``full`` or ``nobody``."""
