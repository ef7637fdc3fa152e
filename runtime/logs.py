"""Write every child's lines to the terminal and to a rotated file."""

import logging
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from runtime.console import LOCAL_TIME, PROCESS_COLOURS, Console

BIGGEST_FILE = 10 * 2**20
KEPT_FILES = 5


class ProcessLogs:
    """One file ``<name>.log`` per process below a directory, and one shared terminal."""

    def __init__(self, directory: Path, console: Console) -> None:
        self._directory = directory
        self._console = console
        self._files: dict[str, RotatingFileHandler] = {}
        directory.mkdir(parents=True, exist_ok=True)
        directory.chmod(0o750)

    def write(self, name: str, text: str) -> None:
        """Record one line of one process."""
        number = list(self._files).index(name) if name in self._files else len(self._files)
        stamp = datetime.now(LOCAL_TIME).isoformat(timespec="milliseconds")
        record = logging.LogRecord(name, logging.INFO, "", 0, f"{stamp} {text}", None, None)
        self._file(name).emit(record)
        self._console.log_line(name, PROCESS_COLOURS[number % len(PROCESS_COLOURS)], text)

    def _file(self, name: str) -> RotatingFileHandler:
        if name not in self._files:
            self._files[name] = RotatingFileHandler(
                self._directory / f"{name}.log",
                maxBytes=BIGGEST_FILE,
                backupCount=KEPT_FILES,
                encoding="utf-8",
            )
        return self._files[name]

    def close(self) -> None:
        """Close the files."""
        for each in self._files.values():
            each.close()
