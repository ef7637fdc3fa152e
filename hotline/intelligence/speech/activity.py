"""Who speaks when: silero's judgement where it is installed, loudness where it is not."""

import base64

import numpy as np

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.speech.sound import Floats, as_pcm

FRAME = 512
_BLOCK = FRAME * 1000
_LEAST, _ABOVE = 0.004, 3.0
"""Loudness below which nobody speaks, and how much louder than the quiet parts speech is."""
_RECENT, _QUIET_AT_MOST = 300, 0.01
"""Frames by which the quiet is known, and how loud it is at most: a stream may begin in a word."""


def whole(samples: Floats, stream: str) -> list[float]:
    """Return a probability for every frame of a recording at 16 kHz."""
    if not has_model():
        return by_loudness(samples)
    found: list[float] = []
    for begin in range(0, len(samples), _BLOCK):
        found += frames(samples[begin : begin + _BLOCK], stream)
    forget(stream)
    return found


def has_model() -> bool:
    """Tell whether silero is installed."""
    return host.can("silero-vad")


def frames(samples: Floats, stream: str) -> list[float]:
    """Return the probabilities of the next frames of a stream.

    Raises:
        HostFailed: the host gave no answer.
        ModelMissing: it is not installed.

    """
    pcm = base64.b64encode(as_pcm(samples)).decode()
    answer = host.ask("vad", pcm=pcm, stream=stream)
    return [float(each) for each in answer["probabilities"]]


def forget(stream: str) -> None:
    """Let a stream go that has ended; a host that is gone has forgotten it already."""
    try:
        host.ask("vad", pcm="", stream=stream, is_last=True)
    except (host.HostFailed, ModelMissing):
        return


class Loudness:
    """Judges a stream by loudness alone: a site with a service of its own needs no model here."""

    def __init__(self) -> None:
        self._recent = np.zeros(0, np.float32)

    def judge(self, samples: Floats) -> list[float]:
        """Return a probability for every frame, by how quiet the line was of late."""
        count = len(samples) // FRAME
        if not count:
            return []
        loud = np.sqrt((samples[: count * FRAME].reshape(count, FRAME) ** 2).mean(axis=1))
        self._recent = np.concatenate([self._recent, loud])[-max(_RECENT, count) :]
        quiet = min(float(np.percentile(self._recent, 20)), _QUIET_AT_MOST)
        floor = max(quiet * _ABOVE, _LEAST)
        return [0.9 if each > floor else 0.1 for each in loud]


def by_loudness(samples: Floats) -> list[float]:
    """Judge a whole recording by loudness alone."""
    return Loudness().judge(samples)
