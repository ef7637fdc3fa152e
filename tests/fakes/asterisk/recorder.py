"""A recording as MixMonitor writes it: what the citizen says left, what he hears right."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.fakes.asterisk.channels import Channel

RATE = 8000
LOUDNESS = 9000.0
STEP_SECONDS = 0.05


def tones(frequencies: list[int], start: int, count: int) -> NDArray[np.float64]:
    """Sum sine tones from sample ``start`` on; zero frequencies are silence."""
    moments = np.arange(start, start + count) / RATE
    waves = [np.sin(2 * np.pi * each * moments) for each in frequencies if each]
    return LOUDNESS * np.sum(waves, axis=0) if waves else np.zeros(count)


def _make_folder(folder: Path) -> None:
    """Make a folder that the real engine's account may share."""
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o777)


@dataclass
class Recorder:
    """Writes headerless interleaved 16-bit samples at the pace of the clock."""

    channel: Channel
    path: Path
    is_stopped: bool = False
    is_silent: bool = False

    async def run(self) -> None:
        """Write until the channel is gone or the recording is stopped."""
        _make_folder(self.path.parent)
        began, written = time.monotonic(), 0
        with self.path.open("wb") as file:
            while not (self.channel.is_gone or self.is_stopped):
                left, right = [self.channel.says()], self.channel.hears()
                if self.is_silent:
                    left, right = [], []
                await asyncio.sleep(STEP_SECONDS)
                due = int((time.monotonic() - began) * RATE) - written
                pair = np.stack((tones(left, written, due), tones(right, written, due)), axis=1)
                file.write(np.clip(pair, -32767, 32767).astype("<i2").tobytes())
                written += due
