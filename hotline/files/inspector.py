"""A child process that looks into one uploaded file, with little memory and time.

``python -m hotline.files.inspector KIND`` reads the file from stdin and writes one
line of JSON to stdout, then the copy fit for departments and the preview. Imports no Django:
whatever a crafted file does, it does here, as nobody and without a network.
"""

import json
import sys

from hotline.files.inspection import archives, films, old_office, pdfs, pictures
from hotline.files.inspection.findings import DamagedError, TooLargeError
from hotline.files.limits import limit

EXIT_DAMAGED, EXIT_TOO_LARGE = 3, 4
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
