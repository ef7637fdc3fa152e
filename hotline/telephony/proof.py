"""Prove that a sealed object can be played: quickly by its beginning, or to its last sample."""

from collections.abc import Iterator

from hotline.core.crypto.digests import Digests
from hotline.core.crypto.frames import DamagedError
from hotline.telephony.models import RecordingObject
from hotline.telephony.opus import NotPlayableError, decode
from hotline.telephony.rules import wave
from hotline.telephony.rules.peaks import Outline
from hotline.telephony.sealing import read_sound

_CHUNK = 1 << 20


class NotTwoChannelsError(RuntimeError):
    """It can be opened, but is no sound of two channels."""


def prove_beginning(kept: RecordingObject) -> None:
    """Open the object's first frame and read its header.

    Raises:
        MissingObjectError: the object is gone.
        DamagedError: it, its key or its manifest row was changed.
        NotTwoChannelsError: it is another kind of file.
        StoreError: the store does not answer.

    """
    if kept.sound == RecordingObject.Sound.OPUS:
        _check_opus_head(b"".join(read_sound(kept, 0, min(64, kept.plain_size))))
    else:
        _check_wave_head(b"".join(read_sound(kept, 0, wave.HEADER_BYTES)), kept)


def prove_whole(kept: RecordingObject) -> None:
    """Read the object to its end, compare its digest, and decode it.

    Raises:
        MissingObjectError: the object is gone.
        DamagedError: it, its key or its manifest row was changed.
        NotTwoChannelsError: it does not decode to two channels.
        StoreError: the store does not answer.

    """
    digests = Digests()
    if kept.sound == RecordingObject.Sound.OPUS:
        body = b"".join(_noted(read_sound(kept, 0, kept.plain_size), digests))
        _decode_opus(body)
    else:
        pieces = _noted(read_sound(kept, 0, kept.plain_size), digests)
        _check_wave_head(next(pieces, b"")[: wave.HEADER_BYTES], kept)
        for _ in pieces:
            pass
    if digests.sha256 != kept.plain_sha256:
        msg = f"{kept.place}: another digest than when it was sealed"
        raise DamagedError(msg)


def plain_sound(kept: RecordingObject) -> Iterator[bytes]:
    """Yield the raw samples of a sealed WAV in whole frames.

    Raises:
        DamagedError: it, its key or its manifest row was changed.
        StoreError: the store does not answer.

    """
    start = wave.HEADER_BYTES
    rest = b""
    for piece in read_sound(kept, start, kept.plain_size - start):
        rest += piece
        size = wave.whole_frames(len(rest))
        if size:
            yield rest[:size]
        rest = rest[size:]


def _noted(pieces: Iterator[bytes], digests: Digests) -> Iterator[bytes]:
    for piece in pieces:
        digests.update(piece)
        yield piece


def _check_wave_head(head: bytes, kept: RecordingObject) -> None:
    try:
        samples = wave.samples_after(head)
    except wave.NotOursError as error:
        raise NotTwoChannelsError(str(error)) from error
    if samples != kept.plain_size - wave.HEADER_BYTES:
        msg = f"{kept.place}: the header announces another length"
        raise DamagedError(msg)


def _check_opus_head(head: bytes) -> None:
    place = head.find(b"OpusHead")
    if place < 0 or head[place + 9 : place + 10] != bytes([wave.CHANNELS]):
        msg = "no Opus of two channels"
        raise NotTwoChannelsError(msg)


def _decode_opus(body: bytes) -> None:
    try:
        decode(body, Outline(0))
    except NotPlayableError as error:
        raise NotTwoChannelsError(str(error)) from error
