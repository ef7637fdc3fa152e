"""Encrypt files so that any part of them can be read without the rest (SM4-CTR).

Layout: 16 bytes of starting counter, then the encrypted bytes.
"""

import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hotline.core.crypto.keys import derived_key

_BLOCK = 16
_CHUNK = 1 << 16


def seal_file(chunks: Iterator[bytes], target: Path) -> int:
    """Write the encrypted chunks to ``target``; return the number of plain bytes."""
    counter = secrets.token_bytes(_BLOCK)
    encryptor = Cipher(algorithms.SM4(derived_key("file")), modes.CTR(counter)).encryptor()
    size = 0
    with target.open("wb") as out:
        out.write(counter)
        for chunk in chunks:
            size += len(chunk)
            out.write(encryptor.update(chunk))
        out.write(encryptor.finalize())
    return size


def plain_size(path: Path) -> int:
    """Return the number of plain bytes in a sealed file."""
    return max(0, path.stat().st_size - _BLOCK)


def read_sealed(path: Path, start: int, length: int) -> Iterator[bytes]:
    """Yield ``length`` plain bytes from offset ``start``."""
    first_block = start // _BLOCK
    with path.open("rb") as source:
        counter = int.from_bytes(source.read(_BLOCK), "big") + first_block
        initial = (counter % (1 << 128)).to_bytes(_BLOCK, "big")
        decryptor = Cipher(algorithms.SM4(derived_key("file")), modes.CTR(initial)).decryptor()
        source.seek(_BLOCK + first_block * _BLOCK)
        skip = start - first_block * _BLOCK
        left = length
        while left > 0:
            chunk = source.read(min(_CHUNK, skip + left))
            if not chunk:
                return
            plain = decryptor.update(chunk)[skip:]
            skip = 0
            left -= len(plain)
            yield plain
