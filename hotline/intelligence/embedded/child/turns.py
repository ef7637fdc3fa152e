"""Who may use the recogniser next: live captions before recordings, so many at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Turns:
    """A door with so many places; who is urgent goes first, the others never take the last."""

    def __init__(self, places: int) -> None:
        self._free, self._all = places, places
        self._urgent_waiting = 0
        self._patient_inside = 0
        self._changed = Condition()

    @contextmanager
    def turn(self, *, is_urgent: bool) -> Iterator[None]:
        """Wait for a place."""
        with self._changed:
            self._urgent_waiting += is_urgent
            self._changed.wait_for(lambda: self._may_enter(is_urgent=is_urgent))
            self._urgent_waiting -= is_urgent
            self._patient_inside += not is_urgent
            self._free -= 1
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._patient_inside -= not is_urgent
                self._changed.notify_all()

    def _may_enter(self, *, is_urgent: bool) -> bool:
        if not self._free:
            return False
        if is_urgent:
            return True
        is_last_for_live = self._all > 1 and self._patient_inside >= self._all - 1
        return not self._urgent_waiting and not is_last_for_live
