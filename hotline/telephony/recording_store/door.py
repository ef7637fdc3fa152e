"""What every store of sealed recordings can do."""

import os
from pathlib import Path
from typing import Protocol

from hotline.core.crypto.digests import Digests
from hotline.core.crypto.frames import Source


class StoreError(RuntimeError):
    """The store is full, away, or did not keep what it was given; worth another try."""


class MissingObjectError(StoreError):
    """There is no such object."""


class RecordingStore(Protocol):
    """A place for finished, sealed files."""

    name: str

    def draft(self, name: str) -> Path:
        """Return where the object is written before it is handed over; its folder exists."""

    def put(self, name: str, digests: Digests) -> None:
        """Take the finished draft over, replacing an older object of this name.

        Returns only once the object would outlive a power cut and has been compared.

        Raises:
            StoreError: it does not lie there.

        """

    def open(self, name: str) -> Source:
        """Return the object to be read in parts.

        Raises:
            MissingObjectError: it is not there.
            StoreError: the store does not answer.

        """

    def erase(self, name: str) -> None:
        """Remove the object; one that is not there is removed already.

        Raises:
            StoreError: it is still there.

        """


def prepare_draft(path: Path) -> Path:
    """Make the draft's folder and remove what a killed program left there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path


def flush_folder(path: Path) -> None:
    """Make the names in a folder outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
