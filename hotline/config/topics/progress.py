"""Tell somebody who waits how far it is."""

import sys
import time


class Progress:
    """Writes to stderr at most every few seconds."""

    def __init__(self, every: float = 2.0) -> None:
        """Begin now."""
        self._every, self._last = every, time.monotonic()

    def count(self, done: int) -> None:
        """Say how many texts are done."""
        now = time.monotonic()
        if now - self._last >= self._every:
            self._last = now
            sys.stderr.write(f"已处理 {done} 条…\n")
            sys.stderr.flush()

    def say(self, text: str) -> None:
        """Say what begins now."""
        sys.stderr.write(f"{text}…\n")
        sys.stderr.flush()
