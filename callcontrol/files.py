"""Small files that survive a restart, written beside the calls so that no disk delays one."""

import threading
import time
from pathlib import Path
from typing import Protocol

import structlog

log = structlog.get_logger(__name__)

_GATHER_SECONDS = 0.02
"""A call's first steps follow each other within this time: one write instead of five."""


class Files(Protocol):
    """Replaces and removes small files."""

    def write(self, path: Path, text: str) -> None:
        """Replace the file as a whole."""

    def remove(self, path: Path) -> None:
        """Remove the file, if it is there."""

    def flush(self) -> None:
        """Return when everything asked so far is on its way to the disk."""


class DirectFiles:
    """Writes at once."""

    def write(self, path: Path, text: str) -> None:
        """Replace the file as a whole; a reader sees the old or the new text."""
        fresh = path.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)

    def remove(self, path: Path) -> None:
        """Remove the file, if it is there."""
        path.unlink(missing_ok=True)

    def flush(self) -> None:
        """Nothing waits."""


class BackgroundFiles:
    """A thread writes; of several texts for one file only the last is written.

    A killed process may lose the last few milliseconds; the engine knows better anyway.
    """

    def __init__(self) -> None:
        self._direct = DirectFiles()
        self._pending: dict[Path, str | None] = {}
        self._condition = threading.Condition()
        self._is_idle = True
        threading.Thread(target=self._work, name="files", daemon=True).start()

    def write(self, path: Path, text: str) -> None:
        """Ask for the file to be replaced."""
        self._ask(path, text)

    def remove(self, path: Path) -> None:
        """Ask for the file to be removed."""
        self._ask(path, None)

    def _ask(self, path: Path, text: str | None) -> None:
        with self._condition:
            self._pending[path] = text
            self._condition.notify_all()

    def flush(self) -> None:
        """Wait until everything asked so far is done."""
        with self._condition:
            self._condition.wait_for(lambda: self._is_idle and not self._pending)

    def _work(self) -> None:
        while True:
            with self._condition:
                self._is_idle = True
                self._condition.notify_all()
                self._condition.wait_for(lambda: self._pending)
                self._is_idle = False
            time.sleep(_GATHER_SECONDS)
            with self._condition:
                batch, self._pending = self._pending, {}
            for path, text in batch.items():
                self._do(path, text)

    def _do(self, path: Path, text: str | None) -> None:
        try:
            if text is None:
                self._direct.remove(path)
            else:
                self._direct.write(path, text)
        except OSError as error:
            log.error("file_not_written", path=path.name, error=str(error))  # noqa: TRY400
