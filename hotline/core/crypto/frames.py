"""Seal files so that any part can be read without the rest, and none changed, cut or moved.

Format 2: a header of 32 bytes, then frames of 1 MiB sealed with SM4-GCM. What a frame is
bound to (the header, the object's name, the frame's number, whether it is the last) makes
truncation and reordering visible. Format 1 (:mod:`hotline.core.crypto.files`, without such
proof) is only read.
"""

import secrets
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hotline.core.crypto import gcm
from hotline.core.crypto.keys import derived_key

FRAME = 1 << 20
HEADER = struct.Struct(">8sBxxxI8s8x")
_MAGIC = b"HLSEALED"
_VERSION = 2
_PREFIX = 8
_BLOCK = 16
_CHUNK = 1 << 16


class DamagedError(ValueError):
    """A sealed file was changed, cut, moved, or sealed with another key."""


class Source(Protocol):
    """Sealed bytes, wherever they lie."""

    @property
    def size(self) -> int:
        """How many there are."""

    def read(self, start: int, length: int) -> bytes:
        """Return at most ``length`` of them from ``start``."""


class FileSource:
    """A sealed file on a disk of this machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.size = path.stat().st_size

    def read(self, start: int, length: int) -> bytes:
        """Return at most ``length`` bytes from ``start``."""
        with self._path.open("rb") as source:
            source.seek(start)
            return source.read(length)


def seal_frames(chunks: Iterable[bytes], *, key: bytes, place: str) -> Iterator[bytes]:
    """Yield the sealed file piece by piece: the header, then every frame."""
    prefix = secrets.token_bytes(_PREFIX)
    header = HEADER.pack(_MAGIC, _VERSION, FRAME, prefix)
    yield header
    waiting = bytearray()
    number = 0
    for chunk in chunks:
        waiting += chunk
        while len(waiting) > FRAME:
            yield _sealed(bytes(waiting[:FRAME]), key, header, place, number, is_last=False)
            del waiting[:FRAME]
            number += 1
    yield _sealed(bytes(waiting), key, header, place, number, is_last=True)


def format_of(source: Source) -> int:
    """Return the number of the format, 1 or 2."""
    return _VERSION if source.read(0, len(_MAGIC)) == _MAGIC else 1


def read_frames(
    source: Source, start: int, length: int, *, key: bytes, place: str
) -> Iterator[bytes]:
    """Yield ``length`` plain bytes from offset ``start``, opening only the frames touched.

    Raises:
        DamagedError: at the first frame that is not as it was sealed.

    """
    header = source.read(0, HEADER.size)
    frame, frames = _layout(header, source.size)
    number, skip = divmod(start, frame)
    left = length
    while left > 0:
        if number >= frames:
            msg = f"{place}: ends early"
            raise DamagedError(msg)
        sealed = source.read(HEADER.size + number * (frame + gcm.TAG), frame + gcm.TAG)
        plain = _opened(sealed, key, header, place, number, is_last=number == frames - 1)
        part = plain[skip : skip + left]
        if not part:
            msg = f"{place}: shorter than it says"
            raise DamagedError(msg)
        left -= len(part)
        skip = 0
        number += 1
        yield part


def read_counter_mode(source: Source, start: int, length: int) -> Iterator[bytes]:
    """Yield ``length`` plain bytes of a file of format 1 from offset ``start``."""
    first_block = start // _BLOCK
    counter = int.from_bytes(source.read(0, _BLOCK), "big") + first_block
    initial = (counter % (1 << 128)).to_bytes(_BLOCK, "big")
    decryptor = Cipher(algorithms.SM4(derived_key("file")), modes.CTR(initial)).decryptor()
    at = _BLOCK + first_block * _BLOCK
    skip = start - first_block * _BLOCK
    left = length
    while left > 0:
        chunk = source.read(at, min(_CHUNK, skip + left))
        if not chunk:
            msg = "ends early"
            raise DamagedError(msg)
        at += len(chunk)
        plain = decryptor.update(chunk)[skip:]
        skip = 0
        left -= len(plain)
        yield plain


def _layout(header: bytes, size: int) -> tuple[int, int]:
    """Return the size of a plain frame and how many frames there are."""
    if len(header) < HEADER.size:
        msg = "no header"
        raise DamagedError(msg)
    magic, version, frame, _ = HEADER.unpack(header)
    if magic != _MAGIC or version != _VERSION or frame == 0:
        msg = "not a sealed file"
        raise DamagedError(msg)
    return frame, -(-(size - HEADER.size) // (frame + gcm.TAG))


def _bound_to(header: bytes, place: str, number: int, *, is_last: bool) -> bytes:
    return header + place.encode() + struct.pack(">Q?", number, is_last)


def _nonce(header: bytes, number: int) -> bytes:
    prefix: bytes = HEADER.unpack(header)[3]
    return prefix + struct.pack(">I", number)


def _sealed(
    plain: bytes, key: bytes, header: bytes, place: str, number: int, *, is_last: bool
) -> bytes:
    bound = _bound_to(header, place, number, is_last=is_last)
    return gcm.encrypt(key, _nonce(header, number), plain, place=bound)


def _opened(
    sealed: bytes, key: bytes, header: bytes, place: str, number: int, *, is_last: bool
) -> bytes:
    bound = _bound_to(header, place, number, is_last=is_last)
    try:
        return gcm.decrypt(key, _nonce(header, number), sealed, place=bound)
    except (InvalidTag, ValueError) as error:
        msg = f"{place}: frame {number}"
        raise DamagedError(msg) from error
