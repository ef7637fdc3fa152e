"""A child process that looks into one uploaded file, with little memory and time.

``python -m hotline.files.inspector KIND`` reads the file from stdin and writes one
line of JSON to stdout, then the copy fit for departments and the preview. Imports no Django:
whatever a crafted file does, it does here, as nobody and without a network.
"""

import contextlib
import ctypes
import json
import os
import resource
import sys

from hotline.files.inspection import archives, films, old_office, pdfs, pictures
from hotline.files.inspection.findings import DamagedError, TooLargeError

EXIT_DAMAGED, EXIT_TOO_LARGE = 3, 4
_MEMORY = 1024 * 1024 * 1024
_CPU_SECONDS = 20
_NOBODY = 65534
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_LOOKS = (
    (("jpeg", "png", "webp"), pictures.look),
    (("docx", "xlsx", "pptx"), archives.look),
    (("doc", "xls"), old_office.look),
    (("pdf",), pdfs.look),
    (("mp4", "mov", "m4a"), films.look),
)


def main(kind: str) -> int:
    """Inspect; return 3 for a damaged or disguised file, 4 for one that unfolds too large."""
    looks = {name: look for names, look in _LOOKS for name in names}
    limit()
    try:
        found = looks[kind](sys.stdin.buffer.read(), kind)
    except (DamagedError, KeyError):
        return EXIT_DAMAGED
    except (TooLargeError, MemoryError):
        return EXIT_TOO_LARGE
    head = {
        "copy": len(found.copy),
        "preview": len(found.preview),
        "width": found.width,
        "height": found.height,
        "had_location": found.had_location,
        "may_tell_place": found.may_tell_place,
    }
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n" + found.copy + found.preview)
    out.flush()
    return 0


def limit() -> None:
    """Give up memory, time, files, the network and root, as far as the machine lets us."""
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        alone = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
        libc.unshare(alone)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
