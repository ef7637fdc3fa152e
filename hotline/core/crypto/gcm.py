"""SM4-GCM over bytes, with what the bytes belong to as additional data."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

TAG = 16
NONCE = 12


def encrypt(key: bytes, nonce: bytes, plain: bytes, *, place: bytes) -> bytes:
    """Return the encrypted bytes followed by their tag."""
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(place)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def decrypt(key: bytes, nonce: bytes, sealed: bytes, *, place: bytes) -> bytes:
    """Open what :func:`encrypt` made.

    Raises:
        InvalidTag: wrong key, wrong place, or a changed byte.

    """
    if len(sealed) < TAG:
        raise InvalidTag
    body, tag = sealed[:-TAG], sealed[-TAG:]
    decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(place)
    return decryptor.update(body) + decryptor.finalize()
