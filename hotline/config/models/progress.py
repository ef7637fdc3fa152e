"""One line of progress on stderr: rewritten on a terminal, said every few seconds elsewhere."""

import sys
import time
from typing import TextIO

_BAR = 24
_WIDTH = 78
_QUIET_SECONDS = 10.0


class Progress:
    """A bar of bytes, and a sentence about what is being done."""

    def __init__(self, total: int, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._total, self._done = max(total, 1), 0
        self._said_at, self._text = 0.0, ""

    def add(self, count: int) -> None:
        """Count bytes that are in place."""
        self._done += count
        self._show(self._text)

    def say(self, text: str) -> None:
        """Say what is being done."""
        self._show(text)

    def end(self, text: str) -> None:
        """Leave a last line."""
        if self._out.isatty():
            self._out.write("\r\033[K")
        self._out.write(text + "\n")
        self._out.flush()

    def _show(self, text: str) -> None:
        now = time.monotonic()
        is_terminal = self._out.isatty()
        if now - self._said_at < (0.1 if is_terminal else _QUIET_SECONDS):
            return
        self._said_at, self._text = now, text
        share = min(self._done / self._total, 1.0)
        if is_terminal:
            full = round(share * _BAR)
            bar = "█" * full + "░" * (_BAR - full)
            self._out.write(f"\r\033[K{bar} {share:4.0%} {text[:_WIDTH]}")
        else:
            self._out.write(f"{share:4.0%} {text}\n")
        self._out.flush()
