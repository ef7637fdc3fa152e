"""The outline of a sound (波形): the loudest sample of each short piece, per channel."""

import numpy as np
import numpy.typing as npt

from hotline.telephony.rules.wave import CHANNELS, RATE

PER_SECOND = 10
MOST = 1200
"""A long talk gets wider pieces: nobody sees more on a screen."""
_FULL = 32768
_LEVELS = 255


class Outline:
    """Takes the samples as they come and gives two strings of levels 0-255."""

    def __init__(self, frames: int) -> None:
        """Choose the width of a piece for a sound of so many frames."""
        self._width = max(RATE // PER_SECOND, -(-frames // MOST))
        self._rest = np.zeros((0, CHANNELS), dtype=np.int16)
        self._peaks: list[npt.NDArray[np.int32]] = []

    @property
    def per_second(self) -> float:
        """How many pieces a second has."""
        return RATE / self._width

    def add(self, pcm: bytes) -> None:
        """Take whole frames."""
        fresh = np.frombuffer(pcm, dtype="<i2").reshape(-1, CHANNELS)
        samples = np.concatenate((self._rest, fresh))
        whole = len(samples) // self._width * self._width
        self._note(samples[:whole].reshape(-1, self._width, CHANNELS))
        self._rest = samples[whole:]

    def levels(self) -> tuple[bytes, bytes]:
        """Return the levels of the left and of the right channel."""
        if len(self._rest):
            self._note(self._rest.reshape(1, -1, CHANNELS))
            self._rest = self._rest[:0]
        if not self._peaks:
            return b"", b""
        scaled = np.minimum(np.concatenate(self._peaks) * _LEVELS // _FULL, _LEVELS)
        left, right = scaled.astype(np.uint8).T
        return left.tobytes(), right.tobytes()

    def _note(self, pieces: npt.NDArray[np.int16]) -> None:
        if len(pieces):
            self._peaks.append(np.abs(pieces.astype(np.int32)).max(axis=1))
