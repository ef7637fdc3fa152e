"""The doctor's question whether recordings and live sound are whole on this machine."""

import os
from collections.abc import Iterator
from pathlib import Path

from runtime.findings import Finding
from runtime.phone import CallFailed
from runtime.settings import Settings
from runtime.voice_engine.engine import ROOT_SETTING
from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.root import MANIFEST
from runtime.voice_engine.self_test import listen_for_losses, trial_engine


def voice_root(settings: Settings) -> Path:
    """Where the engine is, or will be built."""
    return Path(os.environ.get(ROOT_SETTING) or settings.root / "var" / "voice-root")


def check_sound(settings: Settings) -> Iterator[Finding]:
    """A trial call on the engine the platform runs loses no sound, heard or recorded (VOI-11)."""
    if not voice_root(settings).joinpath(MANIFEST).exists():
        return
    try:
        with trial_engine(checkout=settings.root, city=settings.city) as engine:
            losses = listen_for_losses(engine)
    except (VoiceEngineError, CallFailed, OSError, TimeoutError) as error:
        yield Finding(f"录音自检没有完成：{error!s}", "请查看 make status 和语音引擎日志后重试")
        return
    if losses:
        yield Finding(
            f"语音引擎 {engine.version()} 丢失声音：{'；'.join(losses)}",
            "请删除 var/voice-root 后重新运行 make run；仍不行时不要投入使用",
        )
