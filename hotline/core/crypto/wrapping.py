"""Keys of single objects (数据密钥), wrapped by a key of their period.

Forgetting the wrapped key makes the object unreadable for ever (crypto-shredding).
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag

from hotline.core.crypto import gcm
from hotline.core.crypto.cipher import CannotOpenError
from hotline.core.crypto.keys import derived_key

_KEY = 16


def new_key() -> bytes:
    """Return a fresh SM4 key."""
    return secrets.token_bytes(_KEY)


def wrap_key(key: bytes, *, under: str, place: str) -> str:
    """Wrap an object's key under the named one, such as ``recording-202611``."""
    nonce = secrets.token_bytes(gcm.NONCE)
    sealed = gcm.encrypt(derived_key(under), nonce, key, place=place.encode())
    return base64.b64encode(nonce + sealed).decode()


def unwrap_key(wrapped: str, *, under: str, place: str) -> bytes:
    """Return the object's key.

    Raises:
        CannotOpenError: it was destroyed, changed, or belongs to another object.

    """
    try:
        raw = base64.b64decode(wrapped, validate=True)
        nonce, sealed = raw[: gcm.NONCE], raw[gcm.NONCE :]
        return gcm.decrypt(derived_key(under), nonce, sealed, place=place.encode())
    except (ValueError, InvalidTag) as error:
        raise CannotOpenError(place) from error
