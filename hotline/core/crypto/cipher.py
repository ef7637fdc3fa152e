"""Seal and open short texts with SM4-GCM, and index them blindly with HMAC-SM3."""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hotline.core.crypto.keys import derived_key

_PREFIX = "sm4:"
_NONCE = 12
_TAG = 16


class CannotOpenError(ValueError):
    """The sealed text was changed, moved to another place, or sealed with another key."""


def seal(text: str, *, place: str) -> str:
    """Encrypt ``text``; ``place`` (table.column) must be the same when it is opened."""
    nonce = secrets.token_bytes(_NONCE)
    encryptor = Cipher(algorithms.SM4(derived_key("field")), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(place.encode())
    body = encryptor.update(text.encode()) + encryptor.finalize()
    return _PREFIX + base64.b64encode(nonce + encryptor.tag + body).decode()


def open_sealed(sealed: str, *, place: str) -> str:
    """Decrypt what :func:`seal` made.

    Raises:
        CannotOpenError: wrong key, wrong place, or a changed byte.

    """
    try:
        raw = base64.b64decode(sealed.removeprefix(_PREFIX), validate=True)
        nonce, tag, body = raw[:_NONCE], raw[_NONCE : _NONCE + _TAG], raw[_NONCE + _TAG :]
        cipher = Cipher(algorithms.SM4(derived_key("field")), modes.GCM(nonce, tag))
        decryptor = cipher.decryptor()
        decryptor.authenticate_additional_data(place.encode())
        return (decryptor.update(body) + decryptor.finalize()).decode()
    except (ValueError, InvalidTag) as error:
        raise CannotOpenError(place) from error


def blind_index(text: str) -> str:
    """Return 64 hex digits by which equal texts can be found without being readable."""
    digest = hmac.HMAC(derived_key("blind-index", 32), hashes.SM3())
    digest.update(text.encode())
    return digest.finalize().hex()
