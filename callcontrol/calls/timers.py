"""The moments a conversation waits for, by name."""

import asyncio

LOST, REDIAL = "lost", "redial"
"""An operator's phone that vanished is given up, or rung again."""
ARRANGE = "arrange"
"""The engine was away: everybody is brought where they belong."""


class Timers:
    """Named moments on the loop's clock; setting one again moves it."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}

    def set(self, name: str, seconds: float) -> None:
        """Let ``name`` be due after so many seconds."""
        self._due[name] = asyncio.get_running_loop().time() + max(0.0, seconds)

    def clear(self, name: str) -> None:
        """Forget ``name``; fine when it is not set."""
        self._due.pop(name, None)

    def has(self, name: str) -> bool:
        """Whether ``name`` is still to come."""
        return name in self._due

    def next(self) -> float | None:
        """The nearest moment, if any is set."""
        return min(self._due.values(), default=None)

    def pop_due(self) -> list[str]:
        """Name what is due now, and forget it."""
        now = asyncio.get_running_loop().time()
        due = sorted(name for name, moment in self._due.items() if moment <= now)
        for name in due:
            del self._due[name]
        return due
