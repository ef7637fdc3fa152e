"""Who did something, as the event log needs to know it."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anybody who can be named in the event log."""

    @property
    def actor_id(self) -> int | None:
        """The account's id, or None for the system and for citizens."""

    @property
    def actor_label(self) -> str:
        """A name people recognise, such as ``王芳（热线员）``."""


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor that is no account: the system itself, the voice engine, a citizen."""

    actor_label: str
    actor_id: int | None = None


SYSTEM = NamedActor("系统")
"""Timers and subscribers act in this name."""
