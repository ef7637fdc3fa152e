"""The built pages, served compressed: the operator's desk loads within 400 kB.

The web server's own files are not compressed; WhiteNoise sends the ``.gz`` that lies beside each.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from whitenoise import WhiteNoise

PREFIX = "static/web/"
_A_DAY = 86_400
_HASHED = re.compile(r"/assets/[^/]+-[\w-]{8}\.\w+$")
"""Names that the build gives by content: what is under them never changes."""

Application = Callable[..., Iterable[bytes]]


def with_pages(application: Application, folder: Path) -> Application:
    """Return the application with the built pages before it; as it is where none are built."""
    if not folder.is_dir():
        return application
    served: Application = WhiteNoise(
        application,
        root=str(folder),
        prefix=PREFIX,
        max_age=_A_DAY,
        immutable_file_test=is_immutable,
        allow_all_origins=False,
    )
    return served


def is_immutable(_path: str, url: str) -> bool:
    """Tell whether the browser may keep the file for ever."""
    return _HASHED.search(url) is not None
