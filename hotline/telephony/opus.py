"""Opus in Ogg, two channels of 16 kbit/s each, by libsndfile (BAK-05)."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import soundfile

from hotline.telephony.rules.peaks import Outline
from hotline.telephony.rules.wave import CHANNELS, RATE

_CHANNEL_BITS = 16_000
# libsndfile maps 0..1 to 256..6 kbit/s a channel.
_COMPRESSION = 1 - (_CHANNEL_BITS - 6_000) / 250_000
_BLOCK = RATE * 10


class NotPlayableError(ValueError):
    """These bytes are no Opus file of two channels."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a decoder finds in a file."""

    frames: int
    left: bytes
    right: bytes
    """The outline of each channel."""


def encode(pcm: Iterable[bytes]) -> bytes:
    """Return the Opus file of these stereo samples."""
    out = io.BytesIO()
    with soundfile.SoundFile(
        out,
        "w",
        samplerate=RATE,
        channels=CHANNELS,
        format="OGG",
        subtype="OPUS",
        compression_level=_COMPRESSION,
    ) as sound:
        for chunk in pcm:
            sound.write(np.frombuffer(chunk, dtype="<i2").reshape(-1, CHANNELS))
    return out.getvalue()


def decode(body: bytes, outline: Outline) -> Decoded:
    """Decode the whole file and outline it.

    Raises:
        NotPlayableError: broken, another rate, or not two channels.

    """
    try:
        with soundfile.SoundFile(io.BytesIO(body)) as sound:
            if (sound.channels, sound.samplerate) != (CHANNELS, RATE):
                msg = f"{sound.channels} channels, {sound.samplerate} Hz"
                raise NotPlayableError(msg)
            frames = 0
            for block in sound.blocks(_BLOCK, dtype="int16", always_2d=True):
                frames += len(block)
                outline.add(block.tobytes())
    except soundfile.LibsndfileError as error:
        raise NotPlayableError(str(error)) from error
    left, right = outline.levels()
    return Decoded(frames, left, right)
