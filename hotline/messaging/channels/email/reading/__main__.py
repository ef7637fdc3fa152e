"""A child process that reads one letter, with little memory and time.

``python -m hotline.messaging.channels.email.reading`` reads the letter from stdin and writes
one line of JSON to stdout, then the bytes of its files. Whatever a crafted letter does, it
does here, as nobody and without a network.
"""

import sys

from hotline.files.limits import limit
from hotline.messaging.channels.email.reading import charsets
from hotline.messaging.channels.email.reading.letters import read_letter
from hotline.messaging.channels.email.reading.tree import TooManyPartsError

EXIT_STRANGE = 3
_CPU_SECONDS = 8


def main() -> int:
    """Read it; return 3 for a letter made to exhaust whoever reads it."""
    charsets.load()
    limit(_CPU_SECONDS)
    try:
        letter, files = read_letter(sys.stdin.buffer.read())
    except (TooManyPartsError, MemoryError, RecursionError):
        return EXIT_STRANGE
    out = sys.stdout.buffer
    out.write(letter.model_dump_json().encode("utf-8", "replace") + b"\n")
    for each in files:
        out.write(each.content)
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
