"""The envelope (消息加解密): AES-256-CBC around 16 random bytes, a length, the text, the app id."""

import base64
import binascii

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_BLOCK = 32
"""PKCS#7 pads to the key's length here, not to the cipher's block."""
_RANDOM, _LENGTH = 16, 4


class EnvelopeBroken(ValueError):
    """It was not made with this key, or not for this account."""


def seal_envelope(text: bytes, *, key: str, app_id: str, random: bytes) -> str:
    """Return what travels in ``Encrypt``; ``random`` are 16 bytes nobody can guess."""
    whole = random + len(text).to_bytes(_LENGTH, "big") + text + app_id.encode()
    gap = _BLOCK - len(whole) % _BLOCK
    encryptor = _cipher(key).encryptor()
    padded = whole + bytes([gap]) * gap
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def open_envelope(sealed: str, *, key: str, app_id: str) -> bytes:
    """Return the text.

    Raises:
        EnvelopeBroken: the padding, the length or the account is wrong.

    """
    try:
        raw = base64.b64decode(sealed, validate=True)
        decryptor = _cipher(key).decryptor()
        padded = decryptor.update(raw) + decryptor.finalize()
    except (binascii.Error, ValueError) as error:
        raise EnvelopeBroken from error
    whole = _without_padding(padded)
    start = _RANDOM + _LENGTH
    end = start + int.from_bytes(whole[_RANDOM:start], "big")
    if len(whole) < start or end > len(whole) or whole[end:] != app_id.encode():
        raise EnvelopeBroken
    return whole[start:end]


def _cipher(key: str) -> Cipher[modes.CBC]:
    raw = base64.b64decode(key + "=")
    return Cipher(algorithms.AES(raw), modes.CBC(raw[:16]))


def _without_padding(padded: bytes) -> bytes:
    gap = padded[-1] if padded else 0
    if not 1 <= gap <= _BLOCK or padded[-gap:] != bytes([gap]) * gap:
        raise EnvelopeBroken
    return padded[:-gap]
