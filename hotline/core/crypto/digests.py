"""SM3 and SHA-256 of the same bytes, taken in one pass."""

import hashlib

from cryptography.hazmat.primitives import hashes, hmac

from hotline.core.crypto.keys import derived_key


class Digests:
    """Both digests; SM3 for the national rules, SHA-256 for everybody else's tools."""

    def __init__(self) -> None:
        self.size = 0
        self._sha256 = hashlib.sha256()
        self._sm3 = hashes.Hash(hashes.SM3())

    def update(self, chunk: bytes) -> None:
        """Take in more bytes."""
        self.size += len(chunk)
        self._sha256.update(chunk)
        self._sm3.update(chunk)

    @property
    def sha256(self) -> str:
        """SHA-256 of what came so far, in hex."""
        return self._sha256.hexdigest()

    @property
    def sm3(self) -> str:
        """SM3 of what came so far, in hex."""
        return self._sm3.copy().finalize().hex()


def row_code(table: str, fields: dict[str, object]) -> str:
    """Return the HMAC-SM3 of a row's fields: whoever edits it by SQL cannot make a new one."""
    digest = hmac.HMAC(derived_key("row", 32), hashes.SM3())
    digest.update(table.encode())
    for name in sorted(fields):
        value = fields[name]
        said = "none" if value is None else f"={value}"
        digest.update(f"\0{name}\0{len(said)}{said}".encode())
    return digest.finalize().hex()
