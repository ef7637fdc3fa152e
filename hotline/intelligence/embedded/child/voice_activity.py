"""Silero's voice activity detection: for every 32 ms, how likely somebody speaks."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FRAME, _CONTEXT = 512, 64
_MOST_STREAMS = 256

Floats = NDArray[np.float32]


class VoiceActivity:
    """The detector, which remembers a little of every stream it listens to."""

    def __init__(self, folder: Path) -> None:
        runtime = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.log_severity_level = 4
        self._session = runtime.InferenceSession(
            str(folder / "silero_vad_v6.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._streams: dict[str, tuple[Any, Any, Floats]] = {}

    def probabilities(self, samples: Floats, stream: str = "") -> list[float]:
        """Return one probability a frame of 512 samples; a named stream goes on where it was."""
        frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
        if not len(frames):
            return []
        h, c, before = self._streams.get(stream) or _fresh()
        context = np.vstack([before, frames[:-1, -_CONTEXT:]])
        feed = {"input": np.hstack([context, frames]).astype(np.float32), "h": h, "c": c}
        found, h, c = self._session.run(None, feed)
        if stream:
            self._streams.pop(stream, None)
            self._streams[stream] = (h, c, frames[-1:, -_CONTEXT:].copy())
            while len(self._streams) > _MOST_STREAMS:
                self._streams.pop(next(iter(self._streams)))
        return [round(float(each), 4) for each in np.ravel(found)]

    def forget(self, stream: str) -> None:
        """Let a finished stream go."""
        self._streams.pop(stream, None)


def _fresh() -> tuple[Any, Any, Floats]:
    state = np.zeros((1, 1, 128), np.float32)
    return state, state.copy(), np.zeros((1, _CONTEXT), np.float32)
