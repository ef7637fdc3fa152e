"""Sealed recordings in a folder of this machine, or on a share mounted there."""

import os
from pathlib import Path

from hotline.core.crypto.digests import Digests
from hotline.core.crypto.frames import FileSource, Source
from hotline.telephony.paths import inside
from hotline.telephony.recording_store.door import (
    MissingObjectError,
    StoreError,
    flush_folder,
    prepare_draft,
)


class FolderStore:
    """Objects are files; a draft becomes the object by a rename."""

    name = "folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def draft(self, name: str) -> Path:
        """Return the ``.part`` file beside the object."""
        return prepare_draft(self._draft(name))

    def put(self, name: str, digests: Digests) -> None:
        """Rename the draft, which is on the disk already, and flush the folder.

        Raises:
            StoreError: the file is not as long as what was written.

        """
        target = inside(self._folder, name)
        draft = self._draft(name)
        try:
            if draft.stat().st_size != digests.size:
                msg = f"{name}: the draft is not whole"
                raise StoreError(msg)
            draft.replace(target)
            flush_folder(target.parent)
        except OSError as error:
            raise StoreError(os.strerror(error.errno or 0)) from error

    def open(self, name: str) -> Source:
        """Open the file.

        Raises:
            MissingObjectError: there is none.

        """
        try:
            return FileSource(inside(self._folder, name))
        except FileNotFoundError as error:
            raise MissingObjectError(name) from error

    def erase(self, name: str) -> None:
        """Remove the file.

        Raises:
            StoreError: it is still there.

        """
        try:
            inside(self._folder, name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(os.strerror(error.errno or 0)) from error

    def _draft(self, name: str) -> Path:
        return inside(self._folder, name + ".part")
