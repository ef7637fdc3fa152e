"""What a person at the terminal sees: coloured steps with elapsed seconds, log lines, boxes."""

import os
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

LOCAL_TIME = ZoneInfo("Asia/Shanghai")
GREEN, RED, YELLOW, GREY, BOLD = "32", "31", "33", "90", "1"
PROCESS_COLOURS = ("36", "35", "34", "33", "32", "96", "95")


def width(text: str) -> int:
    """Count terminal columns: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int) -> str:
    """Fill a text with spaces up to a number of columns."""
    return text + " " * max(1, columns - width(text))


class Console:
    """A terminal, or a file that gets the same lines without colours."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self._stream = stream
        self._is_gone = False
        self._began = time.monotonic()
        wanted = os.environ.get("FORCE_COLOR") or (stream.isatty() and "NO_COLOR" not in os.environ)
        self._has_colour = bool(wanted)

    def paint(self, text: str, colour: str) -> str:
        """Colour a piece of text where the terminal can show it."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self._has_colour else text

    def say(self, text: str = "") -> None:
        """Print one line at once; a terminal that was closed is not missed."""
        if self._is_gone:
            return
        try:
            print(text, file=self._stream, flush=True)
        except OSError:
            self._is_gone = True
            # Python flushes standard output once more at its end, and would complain there.
            if self._stream is sys.stdout:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def progress(self, text: str, *, sign: str = "·", colour: str = GREY) -> None:
        """Print a line of progress with the seconds since the start."""
        elapsed = time.monotonic() - self._began
        self.say(f"{self.paint(f'[{elapsed:6.1f} 秒]', GREY)} {self.paint(sign, colour)} {text}")

    def done(self, text: str) -> None:
        """Report a finished step."""
        self.progress(text, sign="✓", colour=GREEN)

    def warn(self, text: str) -> None:
        """Report something the reader should look at."""
        self.progress(text, sign="!", colour=YELLOW)

    def fail(self, text: str) -> None:
        """Report a failed step."""
        self.progress(text, sign="✗", colour=RED)

    @contextmanager
    def step(self, doing: str, done: str) -> Iterator[None]:
        """Announce a step, then its end with its own duration; failures pass through."""
        self.progress(f"{doing} …")
        began = time.monotonic()
        yield
        self.done(f"{done}（{time.monotonic() - began:.1f} 秒）")

    def log_line(self, name: str, colour: str, text: str) -> None:
        """Print one line of a child process: time, coloured name, text."""
        now = datetime.now(LOCAL_TIME).strftime("%H:%M:%S.%f")[:-3]
        head = self.paint(f"{name:<12}│", colour)
        self.say(f"{self.paint(now, GREY)} {head} {text}")

    def box(self, title: str, lines: Sequence[str]) -> None:
        """Frame some lines so that they are not missed."""
        inner = max(width(each) for each in (title, *lines)) + 2
        rule = "─" * inner
        self.say(self.paint(f"┌{rule}┐", BOLD))
        for number, line in enumerate((title, *lines)):
            text = self.paint(line, BOLD) if number == 0 else line
            self.say(f"│ {text}{' ' * (inner - 1 - width(line))}│")
            if number == 0:
                self.say(f"├{rule}┤")
        self.say(self.paint(f"└{rule}┘", BOLD))
