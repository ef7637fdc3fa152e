"""What each embedded model costs in memory and time (``python -m bench.embedded_models``).

Each model in a host of its own, started for it alone; in brackets what the bare host takes.
"""

import base64
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.figures import machine, processor_seconds
from hotline.intelligence.embedded import host
from hotline.intelligence.model_settings import ModelSettings

TEXT = "龙华区国贸路十八号新达商务大厦门口的路灯坏了三天，晚上很黑，希望有关部门尽快维修。"
_TIMES = 20
_PAGE = 4096


def _pcm(seconds: float) -> str:
    noise = np.random.default_rng(3).normal(0, 2000, int(seconds * 16000))
    return base64.b64encode(noise.astype("<i2").tobytes()).decode()


MODELS: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
    (
        "e5",
        "e5-small",
        "a text of 41 characters",
        lambda: host.ask("embed", texts=[TEXT], kind="query"),
    ),
    ("lac", "lac", "the same text", lambda: host.ask("slots", texts=[TEXT])),
    ("itn", "itn", "the same text", lambda: host.ask("written", texts=[TEXT])),
    ("vad", "silero-vad", "a second of sound", lambda: host.ask("vad", pcm=_pcm(1.0))),
    (
        "whisper",
        "whisper-base",
        "a stretch of 5 s",
        lambda: host.ask("recognise", pcm=_pcm(5.0), language="zh", beam=5),
    ),
)


def main() -> int:
    """Measure what is installed; nothing can be missed."""
    print(f"Machine: {machine()}\n")
    print("| model | memory MB | loads in s | processor ms | for |")
    print("|---|---|---|---|---|")
    for name, model, what, work in MODELS:
        if host.can(model):
            _measure(name, model, what, work)
        else:
            print(f"| {model} | not installed | | | |")
    return 0


def _measure(name: str, model: str, what: str, work: Callable[[], object]) -> None:
    pid = host.ask("ping")["pid"]
    bare = _resident(pid)
    began = time.monotonic()
    host.warm(name)
    loading = time.monotonic() - began
    work()
    before = processor_seconds(pid)
    for _ in range(_TIMES):
        work()
    spent = (processor_seconds(pid) - before) / _TIMES * 1000
    own = _resident(pid) - bare
    print(f"| {model} | {own:.0f} (+ {bare:.0f}) | {loading:.1f} | {spent:.1f} | {what} |")
    host.stop()


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * _PAGE / 1e6


def alone() -> int:
    """Run with a state folder of its own, so that no running host is measured or stopped."""
    models = ModelSettings().models
    with tempfile.TemporaryDirectory() as var:
        os.environ.update(HOTLINE_MODELS_DIR=str(models), HOTLINE_VAR=var)
        return main()


if __name__ == "__main__":
    raise SystemExit(alone())
