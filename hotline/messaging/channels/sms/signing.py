"""HMAC over what is sent, as gateways sign and check it."""

import base64
from hmac import compare_digest

from cryptography.hazmat.primitives import hashes, hmac

_HASHES: dict[str, type[hashes.SHA256 | hashes.SM3]] = {"sha256": hashes.SHA256, "sm3": hashes.SM3}


def sign(text: str, secret: str, *, algorithm: str, encoding: str) -> str:
    """Return the signature of a text."""
    digest = hmac.HMAC(secret.encode(), _HASHES[algorithm]())
    digest.update(text.encode())
    raw = digest.finalize()
    return raw.hex() if encoding == "hex" else base64.b64encode(raw).decode()


def is_signed(text: str, given: str, secret: str, *, algorithm: str, encoding: str) -> bool:
    """Tell whether somebody who knows the secret signed the text."""
    wanted = sign(text, secret, algorithm=algorithm, encoding=encoding)
    if encoding == "hex":
        given = given.lower()
    return compare_digest(wanted.encode(), given.encode())
