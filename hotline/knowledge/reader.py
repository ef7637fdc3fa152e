"""A child process that reads articles out of one uploaded file, with little memory and time.

``python -m hotline.knowledge.reader KIND`` reads the file from stdin and writes its pieces as
JSON to stdout. Imports no Django: whatever a crafted file does, it does here, as nobody and
without a network.
"""

import json
import sys

from hotline.files.limits import limit
from hotline.knowledge.reading import pdf, sheet, web_page, word
from hotline.knowledge.reading.pieces import (
    MOST_PIECES,
    MOST_TEXT,
    Piece,
    TooMuchError,
    UnreadableError,
)

EXIT_UNREADABLE, EXIT_TOO_MUCH = 3, 4
_READERS = {"docx": word, "xlsx": sheet, "pdf": pdf, "html": web_page}


def main(kind: str) -> int:
    """Read; return 3 for a file that cannot be read, 4 for one that holds too much."""
    reader = _READERS[kind]
    reader.prepare()
    limit()
    try:
        pieces = reader.read(sys.stdin.buffer.read())
        if len(pieces) > MOST_PIECES or sum(map(_size, pieces)) > MOST_TEXT:
            return EXIT_TOO_MUCH
    except UnreadableError:
        return EXIT_UNREADABLE
    except (TooMuchError, MemoryError):
        return EXIT_TOO_MUCH
    sys.stdout.write(json.dumps([each.as_json() for each in pieces]))
    sys.stdout.flush()
    return 0


def _size(piece: Piece) -> int:
    return len(piece.title) + len(piece.body) + sum(map(len, piece.cells.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
