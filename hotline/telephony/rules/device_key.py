"""The secret cookie of a browser at a home seat."""

import hashlib

KEY_BYTES = 32


def digest_of(key: str) -> str:
    """Return what is kept of the cookie: enough to recognise it, useless to whoever reads it."""
    return hashlib.sha256(f"device:{key}".encode()).hexdigest() if key else ""
