"""How much of a letter is read at most (security: a letter may come from anybody)."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
MOST_HEADER_BYTES = 64 * 1024
MOST_PARTS = 200
MOST_REFERENCES = 50
MOST_VALUE = 4000
"""Characters of one header line that are looked at."""
MOST_NAME = 200
MOST_SUBJECT = 500
MOST_HTML = 2 * MEGABYTE


def size_label(size: int) -> str:
    """Return such as ``31.4 MB``."""
    return f"{size / MEGABYTE:.1f} MB"
